import type { KnownQuery } from '../data/labelled.ts';

/** Which fold a query belongs to: all queries for one company are in one, so that no model has seen the company. */
export function foldOf({ companyId, name }: KnownQuery, folds: number): number {
  let hash = 0x811c9dc5;
  for (const letter of companyId === '' ? (name ?? '') : companyId)
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % folds;
}
