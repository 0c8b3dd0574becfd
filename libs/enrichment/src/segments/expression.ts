import type { FieldCondition, SegmentCondition, SegmentFormula, SegmentRule } from './segment-rule.ts';

/** Whether a profile belongs to something: what rules, steps and segments come to once they are looked up. */
export type Expression =
  | { readonly is: 'condition'; readonly condition: FieldCondition }
  | { readonly is: 'member'; readonly segmentId: string }
  | { readonly is: 'all'; readonly of: readonly Expression[] }
  | { readonly is: 'any'; readonly of: readonly Expression[] }
  | { readonly is: 'not'; readonly of: Expression };

/** Nobody, such as the members of a segment that is gone. */
export const nobody: Expression = { is: 'any', of: [] };

/** What stands for a segment that is asked for: its own expression, or its frozen members. */
export type Lookup = (segmentId: string) => Expression;

export function expressionOf({ rule, then = [] }: SegmentFormula, lookup: Lookup): Expression {
  let result = ofRule(rule, lookup);
  for (const step of then) {
    const other = 'rule' in step ? ofRule(step.rule, lookup) : lookup(step.segmentId);
    result = combined(result, step.operation, other);
  }
  return result;
}

function combined(left: Expression, operation: 'union' | 'intersect' | 'except', right: Expression): Expression {
  if (operation === 'union') return { is: 'any', of: [left, right] };
  const other: Expression = operation === 'except' ? { is: 'not', of: right } : right;
  return { is: 'all', of: [left, other] };
}

export function ofRule({ match, conditions, rules = [] }: SegmentRule, lookup: Lookup): Expression {
  const parts = [
    ...conditions.map((condition) => ofCondition(condition, lookup)),
    ...rules.map((rule) => ofRule(rule, lookup)),
  ];
  return { is: match, of: parts };
}

function ofCondition(condition: SegmentCondition, lookup: Lookup): Expression {
  if ('field' in condition) return { is: 'condition', condition };
  const found = lookup(condition.segmentId);
  return condition.operator === 'in-segment' ? found : { is: 'not', of: found };
}

/** The conditions in it, wherever they stand. */
export function* conditionsIn(expression: Expression): Generator<FieldCondition> {
  if (expression.is === 'condition') yield expression.condition;
  if (expression.is === 'not') yield* conditionsIn(expression.of);
  if (expression.is === 'all' || expression.is === 'any') for (const part of expression.of) yield* conditionsIn(part);
}

/** The segments whose frozen members it asks for. */
export function* membershipsIn(expression: Expression): Generator<string> {
  if (expression.is === 'member') yield expression.segmentId;
  if (expression.is === 'not') yield* membershipsIn(expression.of);
  if (expression.is === 'all' || expression.is === 'any') for (const part of expression.of) yield* membershipsIn(part);
}

/** The enrichments whose rows it asks for. */
export function enrichmentsIn(expression: Expression): readonly string[] {
  const ids = new Set<string>();
  for (const { field } of conditionsIn(expression)) if (typeof field !== 'string') ids.add(field.enrichmentId);
  return [...ids];
}

/** What a formula asks others for, as it is written. */
export function readsOf({ rule, then = [] }: SegmentFormula): { enrichmentIds: string[]; segmentIds: string[] } {
  const segmentIds = new Set<string>();
  const note: Lookup = (segmentId) => {
    segmentIds.add(segmentId);
    return nobody;
  };
  return { enrichmentIds: [...enrichmentsIn(expressionOf({ rule, then }, note))], segmentIds: [...segmentIds] };
}
