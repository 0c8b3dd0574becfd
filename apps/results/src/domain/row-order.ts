import type { SearchedFigure, SearchedText } from '@firmograph/enrichment';
import type { FilledRow } from './row.ts';

export type RowSortField =
  'profileId' | 'updatedAt' | 'askedAt' | 'confidence' | 'opinion' | SearchedText | SearchedFigure;

export interface RowSort {
  readonly field: RowSortField;
  readonly isDescending: boolean;
}

/** Where a page ended: the value it was sorted by, null where the row has none, and whose row it was. */
export interface RowPlace {
  readonly value: string | number | null;
  readonly profileId: string;
}

export const byProfile: RowSort = { field: 'profileId', isDescending: false };

export function sortOf(text: string): RowSort {
  const isDescending = text.startsWith('-');
  // One of the contract's names, which are these.
  return { field: (isDescending ? text.slice(1) : text) as RowSortField, isDescending };
}

export function placeOf(row: FilledRow, { field }: RowSort): RowPlace {
  return { value: valueOf(row, field) ?? null, profileId: row.profileId };
}

function valueOf(row: FilledRow, field: RowSortField): string | number | undefined {
  if (field === 'profileId' || field === 'askedAt') return row[field];
  if (field === 'updatedAt') return row.updatedAt.getTime();
  return field === 'opinion' ? row.opinion?.confidence : row.keys?.[field];
}

/** Holds in itself what it is sorted by: a place of one order is none of another. */
export function placeText({ field, isDescending }: RowSort, { value, profileId }: RowPlace): string {
  return Buffer.from(JSON.stringify([field, isDescending, value, profileId])).toString('base64url');
}

/** Null: it is none of this order. */
export function placeIn(sort: RowSort, text: string): RowPlace | null {
  const [field, isDescending, value, profileId] = partsOf(text);
  if (field !== sort.field || isDescending !== sort.isDescending || typeof profileId !== 'string') return null;
  return isPlain(value) ? { value, profileId } : null;
}

function isPlain(value: unknown): value is RowPlace['value'] {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

function partsOf(text: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
