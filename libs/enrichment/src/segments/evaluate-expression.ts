import type { Company } from '../company.ts';
import type { Expression } from './expression.ts';
import type { FieldRef } from './field-ref.ts';
import { readDate, readNumber } from './read-values.ts';
import type { FieldCondition } from './segment-rule.ts';

/** A profile and what enrichments say of it. */
export interface EvaluatedProfile {
  readonly fields: Readonly<Record<string, string>>;
  /** The upload that it last came with. */
  readonly importId?: string | undefined;
  readonly rows: ReadonlyMap<string, EvaluatedRow>;
  /** The segments of frozen members that it is in. */
  readonly memberOf: ReadonlySet<string>;
}

export interface EvaluatedRow {
  readonly company: Company;
  readonly confidence: string;
  readonly askedAt: Date;
  readonly runId: string;
}

/** Says whether the profile belongs to it: what the database says of many, of one. Days and years are those of UTC. */
export function evaluate(expression: Expression, profile: EvaluatedProfile, now: Date): boolean {
  switch (expression.is) {
    case 'condition':
      return meets(expression.condition, valuesOf(expression.condition.field, profile), now.getTime());
    case 'member':
      return profile.memberOf.has(expression.segmentId);
    case 'all':
      return expression.of.every((part) => evaluate(part, profile, now));
    case 'any':
      return expression.of.some((part) => evaluate(part, profile, now));
    case 'not':
      return !evaluate(expression.of, profile, now);
  }
}

/** What the field holds; none: it is not there. */
export function valuesOf(field: FieldRef, { fields, importId, rows }: EvaluatedProfile): readonly unknown[] {
  if (field === '$import') return importId === undefined ? [] : [importId];
  if (typeof field === 'string') return Object.hasOwn(fields, field) ? [fields[field]] : [];
  const row = rows.get(field.enrichmentId);
  if (row === undefined) return [];
  const { company, confidence, askedAt, runId } = row;
  const ofRow: Record<string, unknown> = { $confidence: confidence, $askedAt: askedAt, $runId: runId };
  return field.field.startsWith('$') ? [ofRow[field.field]] : along(field.field.split('.'), company);
}

function along([name, ...rest]: readonly string[], value: unknown): readonly unknown[] {
  if (Array.isArray(value))
    return value.flatMap((each) => along([...(name === undefined ? [] : [name]), ...rest], each));
  if (name === undefined) return value === undefined ? [] : [value];
  return typeof value === 'object' && value !== null ? along(rest, (value as Record<string, unknown>)[name]) : [];
}

/** A condition with whatever its operator asks with. */
export interface Asked {
  readonly operator: FieldCondition['operator'];
  readonly value?: string | number;
  readonly values?: readonly (string | number)[];
  readonly from?: string | number;
  readonly to?: string | number;
  readonly days?: number;
  readonly ignoreCase?: boolean | undefined;
}

type Operator = FieldCondition['operator'];
type Test = (value: unknown, asked: Asked, now: number) => boolean;

function meets(condition: FieldCondition, values: readonly unknown[], now: number): boolean {
  const { operator } = condition;
  if (operator === 'all') return condition.values.every((wanted) => values.includes(wanted));
  const opposite = opposites[operator];
  if (opposite === undefined) return values.some((value) => tests[operator](value, condition, now));
  return !values.some((value) => tests[opposite](value, condition, now));
}

/** Operators that are met where another is not, also by a field that is not there. */
const opposites: Partial<Record<Operator, Exclude<Operator, 'all'>>> = {
  'not-equals': 'equals',
  'not-in': 'in',
  'is-empty': 'is-not-empty',
  'is-null': 'is-not-null',
};

const never: Test = () => false;
const ofText =
  (operator: TextOperator): Test =>
  (value, { value: wanted, ignoreCase }) =>
    isText(value, operator, wanted, ignoreCase);
const ofOrder =
  (fits: (held: number, bound: number) => boolean): Test =>
  (value, { value: bound }) =>
    compares(value, bound, fits);
const ofDate =
  (part: (date: Date) => number): Test =>
  (value, { values = [] }) => {
    const at = readDate(value);
    return at !== undefined && values.includes(part(new Date(at)));
  };

const tests: Readonly<Record<Exclude<Operator, 'all'>, Test>> = {
  equals: (value, asked, now) =>
    typeof asked.value === 'number' ? readNumber(value) === asked.value : ofText('equals')(value, asked, now),
  'starts-with': ofText('starts-with'),
  'ends-with': ofText('ends-with'),
  contains: ofText('contains'),
  in: (value, { values = [], ignoreCase }) => values.some((wanted) => isText(value, 'equals', wanted, ignoreCase)),
  'is-not-empty': (value) => value !== '',
  'is-not-null': () => true,
  'greater-than': ofOrder((held, bound) => held > bound),
  'greater-than-or-equal': ofOrder((held, bound) => held >= bound),
  'less-than': ofOrder((held, bound) => held < bound),
  'less-than-or-equal': ofOrder((held, bound) => held <= bound),
  between: (value, { from, to }) =>
    compares(value, from, (held, bound) => held >= bound) && compares(value, to, (held, bound) => held <= bound),
  'not-between': (value, { from, to }) =>
    compares(value, from, (held, bound) => held < bound) || compares(value, to, (held, bound) => held > bound),
  'within-last': (value, { days = 0 }, now) => isWithin(value, now - days * dayMs, now),
  'year-to-date': (value, _, now) => isWithin(value, yearStart(now), now),
  'day-of': ofDate((date) => date.getUTCDate()),
  'month-of': ofDate((date) => date.getUTCMonth() + 1),
  'year-of': ofDate((date) => date.getUTCFullYear()),
  'day-of-week': ofDate((date) => (date.getUTCDay() === 0 ? 7 : date.getUTCDay())),
  'not-equals': never,
  'not-in': never,
  'is-empty': never,
  'is-null': never,
};

const dayMs = 86_400_000;

type TextOperator = 'equals' | 'starts-with' | 'ends-with' | 'contains';

function isText(value: unknown, operator: TextOperator, wanted: unknown, ignoreCase = false): boolean {
  if (typeof value !== 'string' || typeof wanted !== 'string') return false;
  return new RegExp(textPattern(operator, wanted), ignoreCase ? 'iu' : 'u').test(value);
}

/** The pattern of a text comparison; the database is asked with the same where it compares by pattern. */
export function textPattern(operator: TextOperator, wanted: string): string {
  // A pattern may hold no NUL character.
  const literal = wanted.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replaceAll('\0', String.raw`\x00`);
  const start = operator === 'equals' || operator === 'starts-with' ? '^' : '';
  // A dollar sign would also stand before a last line break.
  const end = operator === 'equals' || operator === 'ends-with' ? String.raw`(?![\s\S])` : '';
  return `${start}${literal}${end}`;
}

/** When the year of this moment began, UTC. */
export function yearStart(now: number): number {
  return Date.UTC(new Date(now).getUTCFullYear(), 0, 1);
}

function isWithin(value: unknown, from: number, to: number): boolean {
  const at = readDate(value);
  return at !== undefined && at >= from && at <= to;
}

function compares(value: unknown, wanted: unknown, fits: (held: number, bound: number) => boolean): boolean {
  const read = typeof wanted === 'number' ? readNumber : readDate;
  const [held, bound] = [read(value), read(wanted)];
  return held !== undefined && bound !== undefined && fits(held, bound);
}
