import { externalIdOf, type AcceptedBatch, type Call, type SentBatch } from './batch.ts';
import { answerOf, findingText, noAnswer, type Finding, type KnownAnswer, type Told } from './told.ts';

/** One record as the provider gave it back; `failed` says nothing of the company. */
export type ProviderRecord =
  ({ readonly externalId: string } & Finding) | { readonly kind: 'failed'; readonly externalId: string };

/** What each record of a call came to, in the order of its records; undefined: nothing was said of it. */
export function findingsOf(
  { callId, keys }: Pick<Call, 'callId' | 'keys'>,
  records: readonly ProviderRecord[],
): readonly (string | undefined)[] {
  const byId = new Map(records.map((record) => [record.externalId, record]));
  return keys.map((_, position) => {
    const record = byId.get(externalIdOf(callId, position));
    return record === undefined || record.kind === 'failed' ? undefined : findingText(findingIn(record));
  });
}

function findingIn(record: Exclude<ProviderRecord, { kind: 'failed' }>): Finding {
  if (record.kind === 'no-company') return { kind: 'no-company' };
  const { kind, company, confidence, confidenceLabel } = record;
  return { kind, company, confidence, ...(confidenceLabel === undefined ? {} : { confidenceLabel }) };
}

/** A bulk found through a callback is this call's only if it speaks of this call's records, and of no others. */
export function isOfCall({ callId, keys }: Pick<Call, 'callId' | 'keys'>, records: readonly ProviderRecord[]): boolean {
  const ids = new Set(keys.map((_, position) => externalIdOf(callId, position)));
  return records.length > 0 && records.every(({ externalId }) => ids.has(externalId));
}

/** What each profile of the batch is told, in their order: what was known, and what its record came to. */
function answersOf(
  { profiles, call, known }: SentBatch | AcceptedBatch,
  ofRecord: (record: number, profileId: string, place: number) => Told,
): Told[] {
  let next = 0;
  return profiles.map(({ profileId }, place) => {
    const record = call.recordOf[place] ?? -1;
    if (record < 0) return known[next++] ?? noAnswer(profileId, { outcome: 'failed', reason: 'record-error' });
    return ofRecord(record, profileId, place);
  });
}

const recordError = { outcome: 'failed', reason: 'record-error' } as const;
/** The credits ran out before it was their turn. */
export const ranOut = { outcome: 'not-attempted', reason: 'out-of-credits' } as const;

/** The answers when the provider has spoken. Profiles that share a record share its answer; it was paid for once. */
export function answersFrom(
  batch: SentBatch | AcceptedBatch,
  findings: readonly (KnownAnswer | undefined)[],
  missing: typeof recordError | typeof ranOut = recordError,
): Told[] {
  const { shares = {} } = batch.call;
  const paid = new Set<number>();
  return answersOf(batch, (record, profileId, place) => {
    const known = findings[record];
    if (known === undefined) return noAnswer(profileId, missing);
    const sharedWith = shares[place];
    const isCached = sharedWith !== undefined || paid.has(record);
    if (sharedWith === undefined) paid.add(record);
    return answerOf(profileId, known, isCached, sharedWith);
  });
}

/** For each record of a call, the profile that it is about; those who share its answer are others. */
export function askersOf({ profiles, call }: SentBatch | AcceptedBatch): readonly (string | undefined)[] {
  const { recordOf, shares = {} } = call;
  const askers: (string | undefined)[] = [];
  profiles.forEach(({ profileId }, place) => {
    const record = recordOf[place] ?? -1;
    if (record >= 0 && shares[place] === undefined) askers[record] ??= profileId;
  });
  return askers;
}

/** The answers when the call came to nothing. */
export function answersWithout(batch: SentBatch | AcceptedBatch, reason: 'ambiguous' | 'call-failed'): Told[] {
  return answersOf(batch, (_, profileId) => noAnswer(profileId, { outcome: 'failed', reason }));
}
