import { keyOf } from '@firmograph/kernel';
import type { Page } from '../../application/ports.ts';

/** Hint for what is read in the order of ids. */
export const idOrder = { _id: 1 } as const;

/** The tenant's keys that come after an id. A range, so that the index by key answers it in order. */
export function keysAfter(tenantId: string, after: Page['after']): { readonly $gt: string; readonly $lt: string } {
  // The character after the colon that ends the tenant's part of a key.
  return { $gt: keyOf(tenantId, after ?? ''), $lt: `${keyOf(tenantId)};` };
}
