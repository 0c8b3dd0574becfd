import * as enrichment from '@firmograph/enrichment';
import { z } from 'zod';
import * as segments from '../events/segments.ts';
import * as connections from './connections.ts';
import * as consentReceipt from './consent-receipt.ts';
import * as definitions from './enrichments.ts';
import * as erasures from './erasures.ts';
import * as exportRuns from './export-runs.ts';
import * as exportTargets from './export-targets.ts';
import * as exports from './exports.ts';
import * as keys from './keys.ts';
import * as ledgerEntry from './ledger-entry.ts';
import * as matching from './matching.ts';
import * as results from './results.ts';
import * as runs from './runs.ts';
import * as sourcing from './sourcing.ts';
import * as spend from './spend.ts';

type Json = Readonly<Record<string, unknown>>;

const modules: readonly Readonly<Record<string, unknown>>[] = [
  ...[enrichment, segments, connections, consentReceipt, definitions, erasures, keys],
  ...[ledgerEntry, matching, results, runs, sourcing, spend],
  ...[exportRuns, exportTargets, exports],
];

/** Every shape that the contracts export, by what it is: a generated client calls it as we do. */
const names = new Map<z.core.$ZodType, string>(
  modules
    .flatMap((module) => Object.entries(module))
    .flatMap(([name, value]) => (value instanceof z.ZodType && /^[A-Z]/.test(name) ? [[value, name] as const] : [])),
);

const mark = 'x-model';
const small = 120;

/** JSON Schemas of shapes, in which the models stand once, under `schemas`, wherever they are used. */
export class Models {
  readonly #schemas = new Map<string, Json>();

  get schemas(): Json {
    return Object.fromEntries([...this.#schemas].toSorted(([one], [other]) => (one < other ? -1 : 1)));
  }

  schemaOf(shape: z.ZodType, io: 'input' | 'output'): Json {
    const schema = z.toJSONSchema(shape, {
      ...{ target: 'draft-2020-12', io, unrepresentable: 'any' },
      override: ({ zodSchema, jsonSchema }) => {
        const name = names.get(zodSchema);
        if (name !== undefined) Object.assign(jsonSchema, { [mark]: name });
      },
    });
    // The document names the dialect, once for all.
    const { $schema: _, ...own } = schema;
    return this.#lifted(own, io) as Json;
  }

  #lifted(node: unknown, io: 'input' | 'output'): unknown {
    if (Array.isArray(node)) return node.map((each) => this.#lifted(each, io));
    if (typeof node !== 'object' || node === null) return node;
    const { [mark]: name, ...rest } = node as Json;
    const schema = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, this.#lifted(value, io)]));
    return typeof name === 'string' ? this.#referenceTo(name, schema, io) : schema;
  }

  /** What goes in may be less than what comes out: then it is a model of its own. */
  #referenceTo(name: string, schema: Json, io: 'input' | 'output'): Json {
    const text = JSON.stringify(schema);
    if (text.length < small) return schema;
    const free = [name, `${name}${io === 'input' ? 'In' : 'Out'}`].find((each) => {
      const known = this.#schemas.get(each);
      return known === undefined || JSON.stringify(known) === text;
    });
    if (free === undefined) return schema;
    this.#schemas.set(free, schema);
    return { $ref: `#/components/schemas/${free}` };
  }
}
