import { fieldType } from './field-ref.ts';
import { readDate } from './read-values.ts';
import type { FieldCondition, SegmentFormula, SegmentRule } from './segment-rule.ts';

/** A condition that could never be met as it is meant. */
export interface FormulaFault {
  /** Where it stands: `rule.conditions.0`, `then.1.rule.rules.0.conditions.2`. */
  readonly at: string;
  readonly field: string;
  /** A sentence that says what to do. */
  readonly reason: string;
}

/** Faults that the form of the formula does not show: what is compared does not fit what the field holds. */
export function faultsIn(formula: SegmentFormula): readonly FormulaFault[] {
  return locatedConditions(formula).flatMap(({ at, condition }) => {
    const reason = faultOf(condition);
    const { field } = condition;
    return reason === undefined ? [] : [{ at, field: typeof field === 'string' ? field : field.field, reason }];
  });
}

export interface LocatedCondition {
  readonly at: string;
  readonly condition: FieldCondition;
}

/** The conditions on fields, with where they stand. */
export function locatedConditions({ rule, then = [] }: SegmentFormula): readonly LocatedCondition[] {
  const steps = then.flatMap((step, index) => ('rule' in step ? inRule(step.rule, `then.${index}.rule`) : []));
  return [...inRule(rule, 'rule'), ...steps];
}

function inRule({ conditions, rules = [] }: SegmentRule, path: string): readonly LocatedCondition[] {
  const own = conditions.flatMap((condition, index) =>
    'field' in condition ? [{ at: `${path}.conditions.${index}`, condition }] : [],
  );
  return [...own, ...rules.flatMap((rule, index) => inRule(rule, `${path}.rules.${index}`))];
}

const emptiness: readonly string[] = ['is-empty', 'is-not-empty', 'is-null', 'is-not-null'];
const dateOperators: readonly string[] = [
  ...['within-last', 'year-to-date', 'day-of'],
  ...['month-of', 'year-of', 'day-of-week'],
];

function faultOf(condition: FieldCondition): string | undefined {
  const { holds, list } = fieldType(condition.field);
  if (emptiness.includes(condition.operator)) return undefined;
  if (holds === 'object') return 'It holds several fields; ask for one of them, or whether it is empty.';
  return isOfText(condition) ? faultOfText(condition, holds) : faultOfOthers(condition, holds, list);
}

function faultOfOthers(condition: FieldCondition, holds: string, list: boolean): string | undefined {
  if (condition.field === '$import') return 'It is the name of an upload; compare it as text.';
  if (condition.operator === 'all') return list ? undefined : 'It holds one value; ask for one value, or use in.';
  return list
    ? 'It holds several values; they can be asked for with equals, in, all or contains.'
    : faultOfOrder(condition, holds);
}

function isOfText(condition: FieldCondition): boolean {
  return ['equals', 'not-equals', 'starts-with', 'ends-with', 'contains', 'in', 'not-in'].includes(condition.operator);
}

function faultOfText(condition: FieldCondition, holds: string): string | undefined {
  const asksForNumber = 'value' in condition && typeof condition.value === 'number';
  if (holds === 'date') return 'It is a date; ask for it with between, less-than or greater-than.';
  if (holds === 'number' && !asksForNumber) return 'It holds a number; compare it with a number, without quotes.';
  if (asksForNumber && 'ignoreCase' in condition && condition.ignoreCase === true)
    return 'Numbers have no upper and lower case; leave ignoreCase away.';
  return undefined;
}

function faultOfOrder(condition: FieldCondition, holds: string): string | undefined {
  const bounds = boundsOf(condition);
  const asksForDate = dateOperators.includes(condition.operator) || bounds.some((bound) => typeof bound === 'string');
  if (holds === 'number' && asksForDate) return 'It holds a number; compare it with a number, not with a date.';
  if (holds === 'date' && !asksForDate) return 'It is a date; compare it with a date.';
  return faultOfBounds(bounds);
}

function faultOfBounds(bounds: readonly (number | string)[]): string | undefined {
  if (bounds.some((bound) => typeof bound === 'string' && readDate(bound) === undefined))
    return 'The date is not there in the calendar, or lies outside the years 1000 to 2999.';
  if (new Set(bounds.map((bound) => typeof bound)).size > 1) return 'Both ends must be numbers, or both dates.';
  return isBackwards(bounds) ? 'The first end lies behind the second; change them round.' : undefined;
}

function boundsOf(condition: FieldCondition): readonly (number | string)[] {
  if ('from' in condition) return [condition.from, condition.to];
  return 'value' in condition ? [condition.value] : [];
}

function isBackwards([from, to]: readonly (number | string)[]): boolean {
  if (from === undefined || to === undefined) return false;
  if (typeof from === 'number' || typeof to === 'number') return from > to;
  return (readDate(from) ?? 0) > (readDate(to) ?? 0);
}
