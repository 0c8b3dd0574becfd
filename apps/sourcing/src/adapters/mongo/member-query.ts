import type { Expression } from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';
import { besidesIn, conjuncts, neededBy, readsProfile, type Beside } from '../../domain/membership.ts';
import { importField, type Filter } from './condition-filter.ts';
import { expressionFilter } from './expression-filter.ts';
import { idOrder, keysAfter } from './id-order.ts';
import { enrichedCollection, enrichedKeysAfter } from './mongo-enriched-fields.ts';
import { membersCollection } from './segment-members.ts';

/** Where to begin, and what to do from there on, in the order of ids. */
export interface MemberQuery {
  readonly from: 'profiles' | typeof enrichedCollection | typeof membersCollection;
  readonly filter: Filter;
  readonly hint: string | typeof idOrder;
  /** What comes out of it is profiles, with rows under `row0`, memberships under `member0` and so on. Empty: the filter is all. */
  readonly stages: readonly object[];
  /** The filter alone finds as many as there are members. */
  readonly countsAlone: boolean;
  /** Under which name what stands beside a profile comes out of it. */
  readonly names: Names;
}

export interface Question {
  readonly tenantId: string;
  readonly expression: Expression;
  readonly now: Date;
  /** Members after this id. */
  readonly after: string | null;
  /** What else is to stand beside each profile. */
  readonly also?: readonly Beside[];
}

export const byImport = 'by-import';

/**
 * The cheapest way to the members. Where all of them must have a row of one enrichment, or be frozen members, only those are
 * looked at; else the profiles are, and what stands beside them is fetched by key, where the profile's own fields let it in.
 */
export function memberQuery(question: Question): MemberQuery {
  const { expression } = question;
  const needed = neededBy(expression);
  const driver = needed.find(({ kind }) => kind === 'member') ?? needed[0];
  return driver === undefined ? fromProfiles(question) : fromBeside(question, driver);
}

function fromProfiles({ tenantId, expression, now, after, also = [] }: Question): MemberQuery {
  const besides = together(besidesIn(expression), also);
  const names = namesOf(besides);
  const parts = conjuncts(expression);
  const own = parts.filter((part) => besidesIn(part).length === 0);
  const rest = parts.filter((part) => !own.includes(part));
  const live = { _id: keysAfter(tenantId, after), deleted: { $exists: false } };
  const filter = { ...live, ...filterOf(own, names, now) };
  const stages =
    besides.length === 0
      ? []
      : [{ $sort: idOrder }, ...lookups(tenantId, besides, names), { $match: filterOf(rest, names, now) }];
  const hint = parts.some(isImport) ? byImport : idOrder;
  return { from: 'profiles', filter, hint, stages, countsAlone: stages.length === 0, names };
}

function fromBeside({ tenantId, expression, now, after, also = [] }: Question, driver: Beside): MemberQuery {
  const others = together(besidesIn(expression), also).filter((each) => !isSame(each, driver));
  const names = namesOf([driver, ...others]);
  const parts = conjuncts(expression);
  const own = parts.filter((part) => !readsProfile(part) && besidesIn(part).every((each) => isSame(each, driver)));
  const rest = parts.filter((part) => !own.includes(part));
  const isThere = driver.kind === 'row' ? { company: { $exists: true } } : {};
  const filter = {
    _id: enrichedKeysAfter(tenantId, driver.id, after),
    ...isThere,
    ...filterOf(own, () => '', now),
  };
  const stages = [
    { $sort: idOrder },
    ...toProfile(tenantId, driver),
    ...lookups(tenantId, others, names),
    { $match: filterOf(rest, names, now) },
  ];
  const from = driver.kind === 'row' ? enrichedCollection : membersCollection;
  return { from, filter, hint: idOrder, stages, countsAlone: rest.length === 0, names };
}

export type Names = (kind: Beside['kind'], id: string) => string;

function filterOf(parts: readonly Expression[], names: Names, now: Date): Filter {
  return parts.length === 0 ? {} : { $and: parts.map((part) => expressionFilter(part, names, now)) };
}

/** Names by position, so that no id becomes part of a path. */
function namesOf(besides: readonly Beside[]): Names {
  return (kind, id) => {
    const index = besides.findIndex((each) => each.kind === kind && each.id === id);
    return `${kind}${index}`;
  };
}

function together(some: readonly Beside[], more: readonly Beside[]): readonly Beside[] {
  return [...some, ...more.filter((each) => !some.some((other) => isSame(each, other)))];
}

function isSame(left: Beside, right: Beside): boolean {
  return left.kind === right.kind && left.id === right.id;
}

/** The profile in the place of what led to it, which then stands beside it. */
function toProfile(tenantId: string, driver: Beside): readonly object[] {
  const name = `${driver.kind}0`;
  return [
    { $project: { _id: 1, company: 1, confidence: 1, askedAt: 1, runId: 1 } },
    { $set: { key: rekeyed(prefixOf(tenantId, driver.id), prefixOf(tenantId)) } },
    { $lookup: { from: 'profiles', localField: 'key', foreignField: '_id', as: 'profile' } },
    { $unwind: '$profile' },
    { $match: { 'profile.deleted': { $exists: false } } },
    { $replaceWith: { $mergeObjects: ['$profile', { [name]: '$$ROOT' }] } },
    { $unset: `${name}.profile` },
  ];
}

function lookups(tenantId: string, besides: readonly Beside[], names: Names): readonly object[] {
  return besides.flatMap((beside) => {
    const from = beside.kind === 'row' ? enrichedCollection : membersCollection;
    const key = rekeyed(prefixOf(tenantId), prefixOf(tenantId, beside.id));
    return [
      { $set: { key } },
      { $lookup: { from, localField: 'key', foreignField: '_id', as: 'found' } },
      { $set: { [names(beside.kind, beside.id)]: { $first: '$found' } } },
    ];
  });
}

/** The key with another beginning: what follows is the profile's part of it, escaped as it is in every key. */
function rekeyed(from: string, to: string): object {
  return { $concat: [to, { $substrBytes: ['$_id', Buffer.byteLength(from), -1] }] };
}

function prefixOf(...parts: readonly string[]): string {
  return `${keyOf(...parts)}:`;
}

function isImport(expression: Expression): boolean {
  if (expression.is !== 'condition') return false;
  const { condition } = expression;
  return condition.field === importField && condition.operator === 'equals';
}
