import { describe, expect, it } from '@jest/globals';
import { incoming } from '../testing/builders.ts';
import type { LiveProfile } from './profile.ts';
import { deleted, holdsFirstRow, judge, revise, type Digest } from './upsert.ts';

const now = new Date('2026-02-01T00:00:00Z');
const fields = { name: 'Acme' };
const { hash } = incoming('1', fields);
const stamp = (importId: string, first: number, last = first) => ({ importId, first, last });
const digest = (part: Partial<Digest> = {}): Digest => ({ version: 1, sequence: 1, hash, ...part });

describe('judge', () => {
  it.each([
    ['writes what is new', undefined, incoming('1', fields), 'write'],
    ['writes what comes back', digest({ hash: undefined }), incoming('1', fields), 'write'],
    ['writes what has changed', digest(), incoming('1', { name: 'Beta' }), 'write'],
    ['leaves what is as it was', digest(), incoming('1', fields), 'leave'],
    ['stamps what is as it was and came with an upload', digest(), incoming('1', fields, stamp('a', 2)), 'stamp'],
    ['stamps over another upload', digest({ stamp: stamp('a', 9) }), incoming('1', fields, stamp('b', 2)), 'stamp'],
    [
      'lets a later row of an upload win',
      digest({ stamp: stamp('a', 2) }),
      incoming('1', { name: 'B' }, stamp('a', 3)),
      'write',
    ],
    ['lets no earlier row win', digest({ stamp: stamp('a', 3) }), incoming('1', { name: 'B' }, stamp('a', 2)), 'leave'],
    [
      'leaves a row that it has taken',
      digest({ stamp: stamp('a', 2) }),
      incoming('1', { name: 'B' }, stamp('a', 2)),
      'leave',
    ],
  ] as const)('%s', (_, stored, coming, verdict) => {
    expect(judge(stored, coming)).toBe(verdict);
  });

  it.each([
    [4, 'leave'],
    [5, 'leave'],
    [6, 'write'],
    [undefined, 'write'],
  ])('holds the upstream sequence %s against the last one, 5: %s', (upstreamSequence, verdict) => {
    const coming = { ...incoming('1', { name: 'Beta' }), upstreamSequence };
    expect(judge(digest({ upstreamSequence: 5 }), coming)).toBe(verdict);
  });
});

describe('holdsFirstRow', () => {
  it.each([
    ['nothing is stored', undefined, stamp('a', 2, 5), true],
    ['it came with another upload', digest({ stamp: stamp('b', 2) }), stamp('a', 2, 5), true],
    ['the first row is among them', digest({ stamp: stamp('a', 3, 9) }), stamp('a', 2, 5), true],
    ['the first row came before', digest({ stamp: stamp('a', 1, 9) }), stamp('a', 2, 5), false],
    ['a later batch was faster', digest({ stamp: stamp('a', 6, 9) }), stamp('a', 2, 5), false],
  ])('tells when %s', (_, stored, rows, expected) => {
    expect(holdsFirstRow(stored, incoming('1', fields, rows))).toBe(expected);
  });
});

describe('revise', () => {
  const first = (): LiveProfile => revise('acme', undefined, incoming('1', { name: 'Acme', city: 'Aarhus' }), now);

  it('begins with sequence 1', () => {
    expect(first()).toMatchObject({ state: 'live', sequence: 1, changedAt: now, unchangedSince: {} });
  });

  it('knows since when each field has been as it is', () => {
    const second = revise('acme', first(), incoming('1', { name: 'Acme', city: 'Odense' }), now);
    const third = revise('acme', second, incoming('1', { name: 'Acme', city: 'Odense', constructor: 'x' }), now);
    expect(second.unchangedSince).toEqual({ name: 1 });
    expect(third.unchangedSince).toEqual({ name: 1, city: 2 });
  });

  it('goes on counting after a deletion, and remembers nothing else', () => {
    const gone = deleted({ ...first(), version: 1 }, now);
    expect(gone).toEqual({ state: 'deleted', tenantId: 'acme', profileId: '1', sequence: 2, changedAt: now });
    const back = revise('acme', gone, incoming('1', { name: 'Acme', city: 'Aarhus' }), now);
    expect(back).toMatchObject({ sequence: 3, unchangedSince: {} });
  });

  it('keeps the upload it came with when it is changed without one, and its first row within one', () => {
    const uploaded = revise('acme', undefined, incoming('1', fields, stamp('a', 2)), now);
    expect(revise('acme', uploaded, incoming('1', { name: 'B' }), now).stamp).toEqual(stamp('a', 2));
    expect(revise('acme', uploaded, incoming('1', { name: 'B' }, stamp('a', 7, 8)), now).stamp).toEqual(
      stamp('a', 2, 8),
    );
    expect(revise('acme', uploaded, incoming('1', { name: 'B' }, stamp('b', 7)), now).stamp).toEqual(stamp('b', 7));
  });
});
