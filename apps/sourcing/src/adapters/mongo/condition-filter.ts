import {
  datePattern,
  fieldType,
  numberPattern,
  readDate,
  textPattern,
  yearStart,
  type Asked,
  type FieldCondition,
} from '@firmograph/enrichment';
import { storedName } from './field-names.ts';

export type Filter = Readonly<Record<string, unknown>>;

/** Under which name the row of an enrichment, or a membership, stands beside a profile. */
export type Beside = (kind: 'row' | 'member', id: string) => string;

/** The upload that a profile last came with, as rules call it. */
export const importField = '$import';

const dayMs = 86_400_000;
const never: Filter = { $nor: [{}] };

/**
 * One condition as a MongoDB filter that says what `evaluate` says. Texts are compared as the texts they are; what is
 * compared with a number or a date is read as one first, and what cannot be read as such meets nothing.
 */
export function conditionFilter(condition: FieldCondition, beside: Beside, now: Date): Filter {
  const path = pathOf(condition.field, beside);
  const { holds } = fieldType(condition.field);
  return filters[condition.operator](path, condition, { holds, now: now.getTime() });
}

export function pathOf(field: FieldCondition['field'], beside: Beside): string {
  if (field === importField) return 'importId';
  if (typeof field === 'string') return `fields.${storedName(field)}`;
  const inRow = field.field.startsWith('$') ? field.field.slice(1) : `company.${field.field}`;
  return within(beside('row', field.enrichmentId), inRow);
}

/** The path in what stands beside a profile; without a name it is looked at itself. */
export function within(name: string, path: string): string {
  return name === '' ? path : `${name}.${path}`;
}

interface Reading {
  readonly holds: string;
  readonly now: number;
}
type Translation = (path: string, asked: Asked, reading: Reading) => Filter;

const byPattern =
  (operator: Parameters<typeof textPattern>[0]): Translation =>
  (path, { value, ignoreCase }) => ({ [path]: patternOf(operator, String(value), ignoreCase) });
const byPart =
  (part: string): Translation =>
  (path, { values = [] }, { holds }) =>
    read(path, holds === 'date' ? 'stored date' : 'date', (date) => [{ $in: [{ [part]: date }, values] }]);

const equal: Translation = (path, { value, ignoreCase }, { holds }) => {
  if (typeof value === 'number') return ordered(path, holds, value, '$eq');
  return ignoreCase === true ? { [path]: patternOf('equals', String(value), true) } : { [path]: { $eq: value } };
};
const oneOf: Translation = (path, { values = [], ignoreCase }) => {
  if (ignoreCase !== true) return { [path]: { $in: values } };
  return { $or: values.map((value) => ({ [path]: patternOf('equals', String(value), true) })) };
};
const bounded =
  (comparison: string): Translation =>
  (path, { value = 0 }, { holds }) =>
    ordered(path, holds, value, comparison);
const between: Translation = (path, { from = 0, to = 0 }, { holds }) => ({
  $and: [ordered(path, holds, from, '$gte'), ordered(path, holds, to, '$lte')],
});
const since =
  (from: (asked: Asked, now: number) => number): Translation =>
  (path, asked, { holds, now }) =>
    read(path, holds === 'date' ? 'stored date' : 'date', (date) => [
      { $gte: [date, new Date(from(asked, now))] },
      { $lte: [date, new Date(now)] },
    ]);
const not =
  (translation: Translation): Translation =>
  (...args) => ({ $nor: [translation(...args)] });

const filters: Readonly<Record<FieldCondition['operator'], Translation>> = {
  equals: equal,
  'not-equals': not(equal),
  'starts-with': byPattern('starts-with'),
  'ends-with': byPattern('ends-with'),
  contains: byPattern('contains'),
  in: oneOf,
  'not-in': not(oneOf),
  all: (path, { values = [] }) => ({ [path]: { $all: values } }),
  'is-empty': (path) => ({ $nor: [{ [path]: { $gt: '' } }, { [path]: { $type: ['number', 'object', 'date'] } }] }),
  'is-not-empty': (path) => ({ $or: [{ [path]: { $gt: '' } }, { [path]: { $type: ['number', 'object', 'date'] } }] }),
  'is-null': (path) => ({ [path]: { $exists: false } }),
  'is-not-null': (path) => ({ [path]: { $exists: true } }),
  'greater-than': bounded('$gt'),
  'greater-than-or-equal': bounded('$gte'),
  'less-than': bounded('$lt'),
  'less-than-or-equal': bounded('$lte'),
  between,
  'not-between': (path, { from = 0, to = 0 }, { holds }) => ({
    $or: [ordered(path, holds, from, '$lt'), ordered(path, holds, to, '$gt')],
  }),
  'within-last': since(({ days = 0 }, now) => now - days * dayMs),
  'year-to-date': since((_, now) => yearStart(now)),
  'day-of': byPart('$dayOfMonth'),
  'month-of': byPart('$month'),
  'year-of': byPart('$year'),
  'day-of-week': byPart('$isoDayOfWeek'),
};

function patternOf(...[operator, wanted, ignoreCase]: [Parameters<typeof textPattern>[0], string, boolean?]): Filter {
  const pattern = { $regex: textPattern(operator, wanted) };
  return ignoreCase === true ? { ...pattern, $options: 'i' } : pattern;
}

function ordered(path: string, holds: string, bound: string | number, comparison: string): Filter {
  if (holds === 'number') return typeof bound === 'number' ? { [path]: { [comparison]: bound } } : never;
  if (typeof bound === 'number') return read(path, 'number', (number) => [{ [comparison]: [number, bound] }]);
  const at = readDate(bound);
  if (at === undefined) return never;
  if (holds === 'date') return { [path]: { [comparison]: new Date(at) } };
  return read(path, 'date', (date) => [{ [comparison]: [date, new Date(at)] }]);
}

/** What a text is read as, asked whether all of this is so; what cannot be read is asked nothing. */
function read(path: string, as: 'number' | 'date' | 'stored date', asks: (value: string) => readonly object[]): Filter {
  const field = `$${path}`;
  const conditions = { $and: [{ $ne: ['$$value', null] }, ...asks('$$value')] };
  return { $expr: { $let: { vars: { value: readings[as](field) }, in: conditions } } };
}

/** What a field holds as a number, or null. */
export function numberAt(path: string, holds: string): object {
  return holds === 'number' ? { $ifNull: [`$${path}`, null] } : readings.number(`$${path}`);
}

const readings = {
  number: (field: string) => ifMatches(field, numberPattern, { $toDouble: field }),
  date: (field: string) => ifMatches(field, datePattern, { $dateFromString: { dateString: field, onError: null } }),
  'stored date': (field: string) => ({ $ifNull: [field, null] }),
};

function ifMatches(field: string, regex: string, then: object): object {
  const text = { $cond: [{ $eq: [{ $type: field }, 'string'] }, field, ''] };
  return { $cond: [{ $regexMatch: { input: text, regex } }, then, null] };
}
