import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chained, emptyChain, hashAfter } from './chain.ts';
import { auditKeyFrom, CheckpointSigner, type AuditCheckpoint } from './checkpoint.ts';
import type { AuditDraft, AuditRecord } from './entry.ts';
import { ChainVerifier, type AuditEvidence } from './verify-chain.ts';

const chain = { tenant: 'acme', service: 'configuration' };
const signer = new CheckpointSigner(Buffer.alloc(32, 7));
const keys = [signer.key];
const at = '2026-01-01T00:00:00.000Z';

const draft = (index: number): AuditDraft => ({
  at,
  phase: index % 2 === 0 ? 'intent' : 'outcome',
  action: 'saveConnection',
  actor: { subject: `ada-${index % 3}`, roles: ['Administrator'] },
  address: '10.0.0.1',
  target: { connectionId: `c-${index % 5}` },
  request: { name: `Leadspace ${index}`, nested: { count: index, flag: index % 2 === 0 } },
  result: 'success',
  status: 201,
  correlationId: `act-${index >> 1}`,
});

const recordsOf = (length: number) =>
  chained(
    emptyChain,
    chain,
    Array.from({ length }, (_, index) => draft(index)),
  );
const signedAt = (records: readonly AuditRecord[], sequence: number): AuditCheckpoint =>
  signer.sign({ ...chain, sequence, hash: records[sequence - 1]?.hash ?? '', at });

function report(records: Iterable<AuditRecord>, evidence: Partial<AuditEvidence>) {
  const verifier = new ChainVerifier({ checkpoints: [], keys, ...evidence });
  for (const record of records) verifier.take(record);
  return verifier.finish();
}
const kindsIn = (...given: Parameters<typeof report>) =>
  report(...given).faults.map(({ kind, sequence }) => [kind, sequence]);

describe('a chain as it was written', () => {
  const records = recordsOf(40);
  const checkpoints = [signedAt(records, 10), signedAt(records, 40)];

  it('is without fault, up to its last checkpoint', () => {
    expect(report(records, { checkpoints })).toEqual({
      entries: 40,
      signedUpTo: 40,
      lastSequence: 40,
      faults: [],
      faultCount: 0,
    });
  });

  it('may go on behind its last checkpoint', () => {
    expect(report(records, { checkpoints: checkpoints.slice(0, 1) })).toMatchObject({ signedUpTo: 10, faultCount: 0 });
  });

  it('may be read from a checkpoint on', () => {
    expect(report(records.slice(10), { checkpoints, startsAt: 11 }).faults).toEqual([]);
    expect(kindsIn(records.slice(11), { checkpoints, startsAt: 12 })).toContainEqual(['missing', 11]);
  });

  it('survives a journey as text', () => {
    const lines = records.map((record) => JSON.stringify(record));
    const read = lines.map((line) => JSON.parse(line) as AuditRecord);
    expect(report(read, { checkpoints }).faults).toEqual([]);
  });
});

describe('what is found, and where', () => {
  const records = recordsOf(12);
  const checkpoints = [signedAt(records, 12)];
  const with_ = (index: number, over: Partial<AuditRecord>) =>
    records.map((record, at) => (at === index ? { ...record, ...over } : record));

  it('a field that was changed', () => {
    expect(kindsIn(with_(4, { status: 403 }), { checkpoints })).toEqual([['changed', 5]]);
  });

  it('a hash that was changed', () => {
    expect(kindsIn(with_(4, { hash: 'f'.repeat(64) }), { checkpoints })).toEqual([['changed', 5]]);
  });

  it('an entry that was deleted', () => {
    expect(report(records.toSpliced(4, 1), { checkpoints }).faults).toEqual([
      { kind: 'missing', sequence: 5, says: 'Missing: entry 5' },
    ]);
  });

  it('entries that changed places', () => {
    const [five, six] = [records.slice(4, 5), records.slice(5, 6)];
    const swapped = [...records.slice(0, 4), ...six, ...five, ...records.slice(6)];
    expect(kindsIn(swapped, { checkpoints })).toEqual([
      ['missing', 5],
      ['out-of-place', 5],
    ]);
  });

  it('entries that were cut off', () => {
    expect(report(records.slice(0, 9), { checkpoints }).faults).toEqual([
      { kind: 'truncated', sequence: 10, says: 'Cut off: entries 10 to 12' },
    ]);
    expect(kindsIn([], { checkpoints })).toEqual([['truncated', 1]]);
  });

  it('a whole chain that was written anew, with hashes that fit', () => {
    const anew = chained(
      emptyChain,
      chain,
      Array.from({ length: 12 }, (_, index) => draft(index + 100)),
    );
    expect(kindsIn(anew, { checkpoints })).toEqual([['rewritten', 12]]);
  });

  it('a checkpoint that another key signed, or that says something else', () => {
    const genuine = signedAt(records, 12);
    const forger = new CheckpointSigner(Buffer.alloc(32, 8));
    const forged = forger.sign({ ...chain, sequence: 12, hash: records[11]?.hash ?? '', at });
    expect(kindsIn(records, { checkpoints: [forged] })).toEqual([['checkpoint-forged', 12]]);
    const altered = { ...genuine, sequence: 11 };
    expect(kindsIn(records, { checkpoints: [altered] })).toEqual([['checkpoint-forged', 11]]);
  });

  it('an entry, or a checkpoint, of another chain', () => {
    expect(kindsIn(with_(11, { tenant: 'globex' }), {})).toEqual([['foreign', 12]]);
    const foreign = signer.sign({
      tenant: 'globex',
      service: 'configuration',
      sequence: 12,
      hash: records[11]?.hash ?? '',
      at,
    });
    expect(kindsIn(records, { checkpoints: [foreign] })).toEqual([['foreign', 12]]);
  });
});

describe('a key', () => {
  it('is known by its public half as PEM', () => {
    expect(auditKeyFrom(signer.key.publicKey)).toEqual(signer.key);
  });
});

/** One way to tamper, at a place and with a value that are drawn. */
type Tampering = (records: readonly AuditRecord[], at: number, drawn: string) => readonly AuditRecord[];

const index = ({ length }: readonly unknown[], at: number) => at % length;
const replaced = (records: readonly AuditRecord[], at: number, change: (record: AuditRecord) => AuditRecord) =>
  records.map((record, place) => (place === index(records, at) ? change(record) : record));

const tamperings: Readonly<Record<string, Tampering>> = {
  flip: (records, at, drawn) =>
    replaced(records, at, (record) => {
      const text = JSON.stringify(record);
      // One character of what is said, and not of how it is said, is another one.
      const places = [...text.matchAll(/[0-9a-z]/gi)].map(({ index: place }) => place);
      const place = places[drawn.length === 0 ? 0 : (drawn.codePointAt(0) ?? 0) % places.length] ?? 0;
      const flipped = text.slice(0, place) + (text[place] === '1' ? '2' : '1') + text.slice(place + 1);
      try {
        return JSON.parse(flipped) as AuditRecord;
      } catch {
        return { ...record, status: 499 };
      }
    }),
  change: (records, at, drawn) =>
    replaced(records, at, (record) => ({ ...record, action: `${record.action}${drawn}!` })),
  delete: (records, at) => records.toSpliced(index(records, at), 1),
  insert: (records, at, drawn) => {
    const place = index(records, at);
    const forged = chained({ sequence: place, hash: records[place - 1]?.hash ?? emptyChain.hash }, chain, [
      { ...draft(0), action: drawn },
    ]);
    return records.toSpliced(place, 0, ...forged);
  },
  repeat: (records, at, drawn) => {
    const [copy] = records.slice(index(records, at)).slice(0, 1);
    return copy === undefined ? [] : records.toSpliced(index(records, at + drawn.length), 0, copy);
  },
  reorder: (records, at, drawn) => {
    const from = index(records, at);
    const to = index(records, at + 1 + (drawn.length % (records.length - 1)));
    return records.toSpliced(from, 1).toSpliced(to, 0, ...records.slice(from, from + 1));
  },
  truncate: (records, at) => records.slice(0, index(records, at)),
  // Whoever may write to the store can also make the hashes fit from there on; the keys he has not.
  'change and make the hashes fit': (records, at, drawn) => {
    const place = index(records, at);
    let previous = records[place - 1]?.hash ?? emptyChain.hash;
    const rest = records.slice(place).map(({ hash: _, ...entry }, offset) => {
      const changed = offset === 0 ? { ...entry, action: `${drawn}!` } : entry;
      previous = hashAfter(previous, changed);
      return { ...changed, hash: previous };
    });
    return [...records.slice(0, place), ...rest];
  },
  'delete and make the hashes fit': (records, at) => {
    const place = index(records, at);
    const rest = records.slice(place + 1).map(({ hash: _, ...entry }) => entry);
    const previous = records[place - 1];
    return [...records.slice(0, place), ...chained(previous ?? emptyChain, chain, rest)];
  },
};

describe('of 1,000 random tamperings', () => {
  it('all are found', () => {
    const records = recordsOf(40);
    const checkpoints = [signedAt(records, 15), signedAt(records, 30), signedAt(records, 40)];
    const found = new Map<string, number>();
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(tamperings)),
        fc.nat(39),
        fc.string({ maxLength: 30 }),
        (name, at, drawn) => {
          const tampered = tamperings[name]?.(records, at, drawn) ?? [];
          fc.pre(JSON.stringify(tampered) !== JSON.stringify(records));
          expect(report(tampered, { checkpoints }).faultCount).toBeGreaterThan(0);
          found.set(name, (found.get(name) ?? 0) + 1);
        },
      ),
      { numRuns: 1000, seed: 20_261_124 },
    );
    expect([...found.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(1000);
    expect([...found.keys()].sort()).toEqual(Object.keys(tamperings).sort());
  });
});
