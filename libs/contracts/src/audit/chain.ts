import { hash } from 'node:crypto';
import { canonicalJson } from './canonical.ts';
import type { AuditEntry, AuditRecord } from './entry.ts';

/** Where a chain stands: its last entry. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/** Before the first entry. */
export const emptyChain: ChainHead = { sequence: 0, hash: '0'.repeat(64) };

export function hashAfter(previous: string, entry: AuditEntry): string {
  return hash('sha256', previous + canonicalJson(entry), 'hex');
}

/** The entries that follow the head, each in its place. */
export function chained(
  head: ChainHead,
  chain: Pick<AuditEntry, 'tenant' | 'service'>,
  drafts: readonly Omit<AuditEntry, 'tenant' | 'service' | 'sequence'>[],
): readonly AuditRecord[] {
  let last = head;
  return drafts.map((draft) => {
    const entry: AuditEntry = { ...chain, ...draft, sequence: last.sequence + 1 };
    last = { sequence: entry.sequence, hash: hashAfter(last.hash, entry) };
    return { ...entry, hash: last.hash };
  });
}
