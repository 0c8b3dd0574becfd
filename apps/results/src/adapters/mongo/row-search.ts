import { positionOf, searchedAs, searchedTexts } from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';
import type { Filter } from '@firmograph/mongo';
import type { RowFilter } from '../../domain/row-filter.ts';
import type { RowPlace, RowSort, RowSortField } from '../../domain/row-order.ts';
import { keysUnder } from './key-range.ts';
import type { RowDocument } from './row-document.ts';

// Two that people ask for most, and that a million rows cannot be sorted by while somebody waits: each costs every write.
export const rowIndexes = [
  { key: { enrichmentId: 1, 'keys.name': 1, _id: 1 } },
  { key: { enrichmentId: 1, updatedAt: 1, _id: 1 } },
] as const;

const wholeTexts = searchedTexts.filter(
  (field) => field !== 'name' && field !== 'country' && field !== 'industry' && field !== 'phone',
);

/** The filled rows that a filter leaves. */
export function matching(filter: RowFilter): Filter<RowDocument> {
  const { confidence, country, industry, runId, filled, conflict, name, updatedFrom, updatedBefore } = filter;
  return {
    state: 'filled',
    ...stated({ confidence, country, industry, runId, 'opinion.isConflict': conflict }),
    ...stated({
      filled: filled === undefined ? undefined : { $bitsAllSet: [positionOf(filled)] },
      'keys.name': name === undefined ? undefined : beginningWith(searchedAs(name)),
      'opinion.confidence': between(filter.minOpinion, filter.maxOpinion),
      'keys.employees': between(filter.minEmployees, filter.maxEmployees),
      'keys.revenue': between(filter.minRevenue, filter.maxRevenue),
      updatedAt: period(updatedFrom, updatedBefore),
    }),
    ...Object.fromEntries(
      wholeTexts.flatMap((field) => {
        const text = filter[field];
        return text === undefined ? [] : [[`keys.${field}`, searchedAs(text)]];
      }),
    ),
  };
}

/** How the rows of an enrichment are read in an order, from a place on. */
export function inOrder(
  tenantId: string,
  enrichmentId: string,
  { field, isDescending }: RowSort,
  from: RowPlace | null,
): { readonly filter: Filter<RowDocument>; readonly sort: Record<string, 1 | -1> } {
  const path = pathOf(field);
  const way = isDescending ? -1 : 1;
  const ofIt = { enrichmentId, _id: keysUnder([tenantId, enrichmentId]) };
  const sort: Record<string, 1 | -1> = path === '_id' ? { _id: way } : { [path]: way, _id: way };
  if (from === null) return { filter: ofIt, sort };
  const last = keyOf(tenantId, enrichmentId, from.profileId);
  const onward = isDescending ? { $lt: last } : { $gt: last };
  if (path === '_id') return { filter: { $and: [ofIt, { _id: onward }] }, sort };
  return { filter: { ...ofIt, $or: beyond(path, valueOf(field, from), onward, isDescending) }, sort };
}

/** What has no value stands before what has one, and after it the other way round: MongoDB compares within a type only. */
function beyond(path: string, value: string | number | Date | null, onward: object, isDescending: boolean): object[] {
  const same = { [path]: value, _id: onward };
  if (value === null) return isDescending ? [same] : [same, { [path]: { $ne: null } }];
  return isDescending ? [same, { [path]: { $lt: value } }, { [path]: null }] : [same, { [path]: { $gt: value } }];
}

function pathOf(field: RowSortField): string {
  if (field === 'profileId') return '_id';
  if (field === 'updatedAt' || field === 'askedAt') return field;
  return field === 'opinion' ? 'opinion.confidence' : `keys.${field}`;
}

function valueOf(field: RowSortField, { value }: RowPlace): string | number | Date | null {
  return field === 'updatedAt' && typeof value === 'number' ? new Date(value) : value;
}

function between(from: number | undefined, to: number | undefined): object | undefined {
  return from === undefined && to === undefined ? undefined : stated({ $gte: from, $lte: to });
}

function period(from: string | undefined, before: string | undefined): object | undefined {
  if (from === undefined && before === undefined) return undefined;
  return stated({ $gte: dateOf(from), $lt: dateOf(before) });
}

function dateOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}

/** A range, not a pattern: nothing in the text can mean anything but itself. */
function beginningWith(prefix: string): object {
  return { $gte: prefix, $lt: `${prefix}\uFFFF` };
}

function stated(conditions: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(conditions).filter(([, condition]) => condition !== undefined));
}
