import type { ProviderRecord } from './answers.ts';
import { externalIdOf, type Call } from './batch.ts';
import type { Returned } from './spend.ts';

/** How many of the call's own records the provider gave back, each counted once. */
export function returnedOf(
  { callId, keys }: Pick<Call, 'callId' | 'keys'>,
  records: readonly ProviderRecord[],
): Returned {
  const awaited = new Set(keys.map((_, position) => externalIdOf(callId, position)));
  let companies = 0;
  let known = 0;
  for (const { externalId, kind } of records) {
    if (!awaited.delete(externalId)) continue;
    known += 1;
    if (kind === 'company') companies += 1;
  }
  return { records: known, companies };
}
