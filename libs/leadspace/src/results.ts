import type { Addresses } from './addresses.ts';
import type { FateUnknown, Refused, Succeeded } from './fate.ts';
import { parseRecord, type ProviderRecord } from './parse-record.ts';
import { readJson } from './read-json.ts';

type Fate = Succeeded | Refused | FateUnknown;

/** `bulkId` is opaque: it is handed back to `poll` as it is. */
export type SubmitResult = { readonly kind: 'accepted'; readonly bulkId: string } | Refused | FateUnknown;

export type SingleResult = { readonly kind: 'answered'; readonly record: ProviderRecord } | Refused | FateUnknown;

/**
 * `done` may lack records that were sent, and hold them in any order; `unattributed` counts the elements that do not say which
 * record they are about. `lost`: Leadspace knows no such bulk, or not yet. `refused` and `unknown`: poll again.
 */
export type PollResult =
  | { readonly kind: 'pending' }
  | { readonly kind: 'done'; readonly records: readonly ProviderRecord[]; readonly unattributed: number }
  | { readonly kind: 'lost' }
  | Refused
  | FateUnknown;

export type VerifyResult = { readonly kind: 'accepted' } | Refused | FateUnknown;

export function submitResult(fate: Fate, addresses: Addresses): SubmitResult {
  if (fate.kind !== 'succeeded') return fate;
  const bulkId = readJson(fate.body)?.['id'];
  const isUsable = typeof bulkId === 'string' && addresses.resultsPath(bulkId) !== undefined;
  return isUsable ? { kind: 'accepted', bulkId } : unreadable(fate);
}

export function singleResult(fate: Fate, externalId: string): SingleResult {
  if (fate.kind !== 'succeeded') return fate;
  const record = parseRecord(readJson(fate.body), externalId);
  return record?.externalId === externalId ? { kind: 'answered', record } : unreadable(fate);
}

export function pollResult(fate: Fate): PollResult {
  if (fate.kind === 'refused' && fate.cause === 'rejected' && fate.status === 404) return { kind: 'lost' };
  if (fate.kind !== 'succeeded') return fate;
  if (fate.status === 204) return { kind: 'pending' };
  const results = readJson(fate.body)?.['results'];
  return Array.isArray(results) ? done(results) : unreadable(fate);
}

function done(results: readonly unknown[]): PollResult {
  const records: ProviderRecord[] = [];
  for (const element of results) {
    const record = parseRecord(element);
    if (record !== undefined) records.push(record);
  }
  return { kind: 'done', records, unattributed: results.length - records.length };
}

/** A bulk that nobody has is not found, for those who are let in. */
export function verifyResult(polled: PollResult): VerifyResult {
  return polled.kind === 'refused' || polled.kind === 'unknown' ? polled : { kind: 'accepted' };
}

const unreadable = ({ status }: Succeeded): FateUnknown => ({ kind: 'unknown', cause: 'unreadable', status });
