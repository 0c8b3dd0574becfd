import { keyOf } from '@firmograph/kernel';

/** The ids that begin with these parts; after this id, where one is given. `;` follows the separator, and no part has it unescaped before. */
export function keysUnder(parts: readonly (string | number)[], after?: string) {
  const prefix = keyOf(...parts);
  return after === undefined ? { $gte: `${prefix}:`, $lt: `${prefix};` } : { $gt: after, $lt: `${prefix};` };
}
