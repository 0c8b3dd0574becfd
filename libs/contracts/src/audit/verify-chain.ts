import { emptyChain, hashAfter, type ChainHead } from './chain.ts';
import { isGenuine, type AuditCheckpoint, type AuditKey } from './checkpoint.ts';
import type { AuditEntry, AuditRecord } from './entry.ts';

export type AuditFaultKind =
  'changed' | 'missing' | 'out-of-place' | 'foreign' | 'truncated' | 'rewritten' | 'checkpoint-forged';

export interface AuditFault {
  readonly kind: AuditFaultKind;
  /** Of the entry where it shows. */
  readonly sequence: number;
  readonly says: string;
}

export interface AuditReport {
  readonly entries: number;
  /** The last entry that a genuine checkpoint vouches for; what follows it is chained but not signed yet. */
  readonly signedUpTo: number;
  readonly lastSequence: number;
  /** The first thousand. */
  readonly faults: readonly AuditFault[];
  readonly faultCount: number;
}

export interface AuditEvidence {
  readonly checkpoints: readonly AuditCheckpoint[];
  readonly keys: readonly AuditKey[];
  /** Sequence of the first entry, where that is not 1: a genuine checkpoint has to stand right before it. */
  readonly startsAt?: number;
}

type Chain = Pick<AuditEntry, 'tenant' | 'service'>;

interface Link {
  readonly sequence: number;
  /** As it says, and as its content makes it: where the hash itself was changed, the next entry still follows one of them. */
  readonly hashes: readonly string[];
}

const mostFaults = 1000;

/**
 * Reads the records of one chain in their order, and finds what was changed, deleted, inserted, reordered or cut off. What
 * was cut off or rewritten with fresh hashes shows against the checkpoints only.
 */
export class ChainVerifier {
  private readonly faults: AuditFault[] = [];
  private readonly genuine = new Map<number, AuditCheckpoint>();
  private faultCount = 0;
  private entries = 0;
  private last: Link;
  private chain: Chain | undefined;

  constructor({ checkpoints, keys, startsAt = 1 }: AuditEvidence) {
    for (const checkpoint of checkpoints)
      if (isGenuine(checkpoint, keys)) this.vouch(checkpoint);
      else this.fault('checkpoint-forged', checkpoint.sequence, 'The checkpoint was not signed by a key that is known');
    this.last = linkOf(startsAt === 1 ? emptyChain : this.anchor(startsAt - 1));
  }

  take({ hash, ...entry }: AuditRecord): void {
    this.entries += 1;
    this.chain ??= entry;
    const { sequence } = entry;
    const expected = this.last.sequence + 1;
    if (!isOf(this.chain, entry)) this.fault('foreign', sequence, 'The entry belongs to another chain');
    else if (sequence < expected)
      this.fault('out-of-place', sequence, 'The entry stands a second time, or behind its place');
    else this.follow(expected, hash, entry);
  }

  /** Something stands in the place of an entry that is none. */
  unreadable(): void {
    this.entries += 1;
    const sequence = this.last.sequence + 1;
    this.fault('changed', sequence, 'What stands here is no entry');
    this.last = { sequence, hashes: [] };
  }

  finish(): AuditReport {
    const signed = [...this.genuine.keys()];
    const beyond = signed.filter((sequence) => sequence > this.last.sequence);
    if (beyond.length > 0) {
      const first = this.last.sequence + 1;
      this.fault('truncated', first, `Cut off: ${span(first, Math.max(...beyond))}`);
    }
    for (const { sequence, tenant, service } of this.genuine.values())
      if (!isOf(this.chain, { tenant, service }))
        this.fault('foreign', sequence, 'The checkpoint belongs to another chain');
    return {
      entries: this.entries,
      signedUpTo: Math.max(0, ...signed),
      lastSequence: this.last.sequence,
      faults: this.faults,
      faultCount: this.faultCount,
    };
  }

  private follow(expected: number, hash: string, entry: AuditEntry): void {
    const { sequence } = entry;
    if (sequence > expected) this.fault('missing', expected, `Missing: ${span(expected, sequence - 1)}`);
    // What follows a gap cannot be tied to what was before it.
    const before = sequence > expected ? [] : this.last.hashes;
    const computed = before.map((previous) => hashAfter(previous, entry));
    const isTied = computed.includes(hash);
    if (before.length > 0 && !isTied)
      this.fault('changed', sequence, 'This entry, or the one before it, is not what was written');
    this.compare(sequence, hash);
    this.last = { sequence, hashes: isTied ? [hash] : [hash, ...computed] };
  }

  private vouch(checkpoint: AuditCheckpoint): void {
    const { sequence, hash } = checkpoint;
    const other = this.genuine.get(sequence);
    if (other !== undefined && other.hash !== hash)
      this.fault('rewritten', sequence, 'Two checkpoints vouch for different entries');
    this.genuine.set(sequence, checkpoint);
  }

  private anchor(sequence: number): ChainHead {
    const checkpoint = this.genuine.get(sequence);
    if (checkpoint !== undefined) return checkpoint;
    this.fault('missing', sequence, `No genuine checkpoint vouches for entry ${sequence}, which the first one follows`);
    return { sequence, hash: emptyChain.hash };
  }

  private compare(sequence: number, hash: string): void {
    const checkpoint = this.genuine.get(sequence);
    if (checkpoint !== undefined && checkpoint.hash !== hash)
      this.fault('rewritten', sequence, `Not the chain that was signed at ${checkpoint.at}: rewritten up to here`);
  }

  private fault(kind: AuditFaultKind, sequence: number, says: string): void {
    this.faultCount += 1;
    if (this.faults.length < mostFaults) this.faults.push({ kind, sequence, says });
  }
}

function isOf(chain: Chain | undefined, { tenant, service }: Chain): boolean {
  return chain === undefined || (tenant === chain.tenant && service === chain.service);
}

function linkOf({ sequence, hash }: ChainHead): Link {
  return { sequence, hashes: [hash] };
}

function span(from: number, to: number): string {
  return from === to ? `entry ${from}` : `entries ${from} to ${to}`;
}
