import type { SegmentRule } from '@firmograph/contracts';
import { storedName } from './field-names.ts';

type Condition = SegmentRule['conditions'][number];
type Filter = Readonly<Record<string, unknown>>;

/** The upload that a profile last came with, as rules call it. */
const importField = '$import';

/**
 * The rule as a MongoDB filter. Values are compared as the texts they are, whatever they look like; a field that a profile
 * does not have is empty, and differs from every text.
 */
export function segmentFilter({ match, conditions }: SegmentRule): Filter {
  return { [match === 'all' ? '$and' : '$or']: conditions.map(conditionFilter) };
}

/** All members came with one upload: then its index finds them. */
export function isOfOneImport({ match, conditions }: SegmentRule): boolean {
  const isImport = ({ field, operator }: Condition) => field === importField && operator === 'equals';
  return match === 'all' && conditions.some(isImport);
}

function conditionFilter(condition: Condition): Filter {
  const path = condition.field === importField ? 'importId' : `fields.${storedName(condition.field)}`;
  return { [path]: comparison(condition) };
}

function comparison(condition: Condition): Filter {
  switch (condition.operator) {
    case 'equals':
      return { $eq: condition.value };
    case 'not-equals':
      return { $ne: condition.value };
    case 'starts-with':
      return { $regex: `^${literally(condition.value)}` };
    case 'contains':
      return { $regex: literally(condition.value) };
    case 'in':
      return { $in: condition.values };
    case 'is-empty':
      // Null also finds what is not there.
      return { $in: [null, ''] };
    case 'is-not-empty':
      return { $nin: [null, ''] };
  }
}

/** MongoDB refuses a pattern with a NUL character in it. */
function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`).replaceAll('\0', String.raw`\x00`);
}
