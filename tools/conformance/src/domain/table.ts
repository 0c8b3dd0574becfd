import { Company } from '@firmograph/enrichment';
import { z } from 'zod';
import type { Row } from './stories.ts';

/** What a consumer printed: one JSON object a line, with at least these fields. Others are its own affair. */
const Line = z.object({ key: z.string(), sequence: z.number(), company: Company });

export interface Table {
  readonly rows: ReadonlyMap<string, Row>;
  /** Keys that have more than one line. */
  readonly repeated: readonly string[];
}

/** The table, or what is wrong with the output, as a part of a sentence. */
export function tableIn(output: string): Table | string {
  const rows = new Map<string, Row>();
  const repeated: string[] = [];
  for (const [at, line] of output.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const parsed = Line.safeParse(jsonIn(line));
    if (!parsed.success)
      return `line ${at + 1} of its output is no row: each is a JSON object with key, sequence and company`;
    const { key, ...row } = parsed.data;
    if (rows.has(key)) repeated.push(key);
    rows.set(key, row);
  }
  return { rows, repeated };
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
