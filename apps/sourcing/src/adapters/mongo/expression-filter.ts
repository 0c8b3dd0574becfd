import type { Expression } from '@firmograph/enrichment';
import { conditionFilter, within, type Beside, type Filter } from './condition-filter.ts';

/** An expression as a MongoDB filter that says what `evaluate` says. */
export function expressionFilter(expression: Expression, beside: Beside, now: Date): Filter {
  switch (expression.is) {
    case 'condition':
      return conditionFilter(expression.condition, beside, now);
    case 'member':
      return { [within(beside('member', expression.segmentId), '_id')]: { $exists: true } };
    case 'all':
      return joined('$and', expression.of, beside, now);
    case 'any':
      return joined('$or', expression.of, beside, now);
    case 'not':
      return { $nor: [expressionFilter(expression.of, beside, now)] };
  }
}

function joined(how: '$and' | '$or', parts: readonly Expression[], beside: Beside, now: Date): Filter {
  // Of no parts all are met, and none is; MongoDB takes no empty list.
  if (parts.length === 0) return how === '$and' ? {} : { $nor: [{}] };
  return { [how]: parts.map((part) => expressionFilter(part, beside, now)) };
}
