import { isDeepStrictEqual } from 'node:util';
import type { KeyRule } from './rules.ts';
import type { Expected, Row, Story } from './stories.ts';
import type { Table } from './table.ts';

/** One key of which a table holds something else than it should, and what, as a part of a sentence. */
export interface Deviation {
  readonly rule: KeyRule;
  readonly key: string;
  readonly detail: string;
}

export type Moment = 'atPause' | 'atEnd';

export function deviations(stories: readonly Story[], table: Table, moment: Moment): readonly Deviation[] {
  return stories.flatMap((story) => {
    const detail = differenceOf(story[moment], table.rows.get(story.key));
    return detail === undefined ? [] : [{ rule: story.rule, key: story.key, detail }];
  });
}

function differenceOf(expected: Expected, held: Row | undefined): string | undefined {
  if (expected.is === 'open') return undefined;
  if (expected.is === 'gone')
    return held === undefined ? undefined : `it holds sequence ${held.sequence}, and should hold none`;
  const { row } = expected;
  if (held === undefined) return `it holds none, and should hold sequence ${row.sequence}`;
  if (held.sequence !== row.sequence) return `it holds sequence ${held.sequence}, and should hold ${row.sequence}`;
  return isDeepStrictEqual(held.company, row.company)
    ? undefined
    : `it holds another company at sequence ${row.sequence}`;
}

/** What the table has besides the rows that there are; undefined when there is nothing. */
export function superfluous(stories: readonly Story[], { rows, repeated }: Table): string | undefined {
  const [twice] = repeated;
  if (twice !== undefined) return `${JSON.stringify(twice)} has more than one line`;
  const known = new Set(stories.map(({ key }) => key));
  const invented = [...rows.keys()].find((key) => !known.has(key));
  return invented === undefined ? undefined : `${JSON.stringify(invented)} was never published`;
}

/** How much is wrong, with the first of it as an example; undefined when nothing is. */
export function summaryOf(found: readonly Deviation[]): string | undefined {
  const [first] = found;
  if (first === undefined) return undefined;
  const keys = new Set(found.map(({ key }) => key)).size;
  return `${keys} ${keys === 1 ? 'key' : 'keys'}, such as ${JSON.stringify(first.key)}: ${first.detail}`;
}
