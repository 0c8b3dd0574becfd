import { hash } from 'node:crypto';
import type { Row } from './row.ts';
import { RowIndex } from './row-index.ts';

/** Where the profile ids of a file come from: a column of it, or what the rows say. */
export type IdRule = { readonly kind: 'column'; readonly column: string } | { readonly kind: 'content' };

/** What becomes of a row: a profile, nothing because a later row has its id, or nothing because it has none. */
export type RowFate =
  | { readonly kind: 'profile'; readonly id: string }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'rejected'; readonly reason: string };

const longestId = 200;

export function idIn({ fields }: Row, column: string): string {
  return (fields[column] ?? '').trim();
}

/**
 * Gives each row of one pass over the file its profile id, in the order of the file: the same ids in every pass. `lastRows` knows
 * the last row of each id.
 */
export function rowIdentity(rule: IdRule, lastRows: RowIndex): (row: Row) => RowFate {
  if (rule.kind === 'content') return identityByContent();
  return (row) => {
    const id = idIn(row, rule.column);
    if (id === '') return { kind: 'rejected', reason: `has no ${rule.column}` };
    if (id.length > longestId)
      return { kind: 'rejected', reason: `its ${rule.column} is longer than ${longestId} characters` };
    return lastRows.get(id) === row.row ? { kind: 'profile', id } : { kind: 'superseded' };
  };
}

/** The same row of the same columns is the same profile, in whatever file; rows that say the same again stay rows of their own. */
function identityByContent(): (row: Row) => RowFate {
  const seen = new RowIndex();
  return ({ fields }) => {
    const content = hash('sha1', JSON.stringify(fields)).slice(0, 24);
    const before = seen.get(content) ?? 0;
    seen.set(content, before + 1);
    return { kind: 'profile', id: before === 0 ? `r-${content}` : `r-${content}-${before + 1}` };
  };
}
