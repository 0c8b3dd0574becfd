import { canonicalJson, type ConfigurationFile, type FiledEnrichment, type FiledSegment } from '@firmograph/contracts';
import { filed, type Environment } from './environment.ts';
import { nameKey } from './faults-in.ts';

export interface FieldDifference {
  readonly field: string;
  /** Absent: there is nothing, or will be nothing. */
  readonly before?: unknown;
  readonly after?: unknown;
}

interface Difference {
  readonly name: string;
  readonly isNew: boolean;
  readonly fields: readonly FieldDifference[];
}
export type Step =
  | (Difference & { readonly kind: 'segment'; readonly wanted: FiledSegment })
  | (Difference & { readonly kind: 'enrichment'; readonly wanted: FiledEnrichment });

export interface Plan {
  /** In the order in which they are applied: what is referred to comes first. */
  readonly steps: readonly Step[];
  /** What only a person can do there, in sentences. */
  readonly toDo: readonly string[];
  /** What waits for that, and is left as it is. */
  readonly waiting: readonly string[];
  /** What is there and not in the file; it stays. */
  readonly untouched: readonly string[];
  /** Why the file cannot be applied there at all. */
  readonly faults: readonly string[];
}

/** What would have to change so that the environment is as the file says. */
export function planOf(file: ConfigurationFile, environment: Environment): Plan {
  const present = filed(environment);
  const missing = file.connections.filter(({ name }) => find(present.connections, name) === undefined);
  const isWaiting = ({ connection }: FiledEnrichment) => find(missing, connection) !== undefined;
  const tables = new Map(present.enrichments.map((one) => [nameKey(one.outputTable), one]));
  return {
    steps: [
      ...file.segments.flatMap((wanted) => {
        const difference = between(find(present.segments, wanted.name), wanted, wanted.name);
        return difference === null ? [] : [{ kind: 'segment' as const, wanted, ...difference }];
      }),
      ...file.enrichments
        .filter((wanted) => !isWaiting(wanted))
        .flatMap((wanted) => {
          const difference = enrichmentDifference(tables.get(nameKey(wanted.outputTable)), wanted);
          return difference === null ? [] : [{ kind: 'enrichment' as const, wanted, ...difference }];
        }),
    ],
    toDo: [
      ...missing.map(({ name }) => `An administrator has to connect “${name}”: its secret is in no file.`),
      ...consentsToGive(file, present),
    ],
    waiting: file.enrichments
      .filter(isWaiting)
      .map(({ outputTable, connection }) => `enrichment ${outputTable} waits for the connection “${connection}”`),
    untouched: [
      ...absent(present.segments, file.segments).map(({ name }) => `segment “${name}”`),
      ...present.enrichments
        .filter(({ outputTable }) => !file.enrichments.some((one) => nameKey(one.outputTable) === nameKey(outputTable)))
        .map(({ outputTable }) => `enrichment ${outputTable}`),
    ],
    faults: ambiguous(file, present),
  };
}

function enrichmentDifference(before: FiledEnrichment | undefined, wanted: FiledEnrichment): Difference | null {
  return between(before, before === undefined ? wanted : asReferred(wanted, before), wanted.outputTable);
}

/** However a name is written here, it refers to the same as there. */
function asReferred(wanted: FiledEnrichment, { connection, dataSet }: FiledEnrichment): FiledEnrichment {
  const isSameSet =
    dataSet !== 'all-profiles' &&
    wanted.dataSet !== 'all-profiles' &&
    nameKey(wanted.dataSet.segment) === nameKey(dataSet.segment);
  return {
    ...wanted,
    connection: nameKey(wanted.connection) === nameKey(connection) ? connection : wanted.connection,
    dataSet: isSameSet ? dataSet : wanted.dataSet,
  };
}

function between(before: object | undefined, wanted: object, name: string): Difference | null {
  const [was, is] = [fieldsOf(before ?? {}), fieldsOf(wanted)];
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((field) => canonicalJson([was[field]]) !== canonicalJson([is[field]]))
    .map((field) => ({ field, before: was[field], after: is[field] }));
  return fields.length === 0 ? null : { name, isNew: before === undefined, fields };
}

function fieldsOf(value: object): Readonly<Record<string, unknown>> {
  return value as Readonly<Record<string, unknown>>;
}

function consentsToGive({ consents }: ConfigurationFile, present: ConfigurationFile): readonly string[] {
  return consents
    .filter(({ connection, fields }) => {
      const given = present.consents.find((one) => nameKey(one.connection) === nameKey(connection));
      return !fields.every((field) => given?.fields.includes(field) === true);
    })
    .map(
      ({ connection, fields }) =>
        `An administrator has to agree that ${fields.join(', ')} may leave over “${connection}”: nothing leaves before.`,
    );
}

/** A name that two things have there says of neither which is meant. */
function ambiguous(file: ConfigurationFile, present: ConfigurationFile): readonly string[] {
  return file.segments
    .filter(({ name }) => present.segments.filter((one) => nameKey(one.name) === nameKey(name)).length > 1)
    .map(({ name }) => `Two segments are called “${name}” there: rename one of them.`);
}

function find<Item extends { readonly name: string }>(items: readonly Item[], name: string): Item | undefined {
  return items.find((item) => nameKey(item.name) === nameKey(name));
}

function absent<Item extends { readonly name: string }>(
  items: readonly Item[],
  from: readonly Item[],
): readonly Item[] {
  return items.filter(({ name }) => find(from, name) === undefined);
}
