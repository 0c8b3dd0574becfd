import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { incoming } from '../testing/builders.ts';
import { FakeProfiles } from '../testing/fakes.ts';
import { WriteProfiles } from './write-profiles.ts';

const now = new Date('2026-02-01T00:00:00Z');

interface Row {
  readonly id: string;
  readonly name: string;
}

/** Batches of an upload: of each id in a batch the last row, as the import hands them over. */
function batchesOf(rows: readonly Row[], size: number) {
  const starts = Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => index * size);
  return starts.map((start) => {
    const batch = rows.slice(start, start + size);
    const stamp = { importId: 'a', first: start + 2, last: start + 1 + batch.length };
    const names = new Map(batch.map(({ id, name }) => [id, name]));
    return Array.from(names, ([id, name]) => incoming(id, { name }, stamp));
  });
}

describe('writing the batches of an upload', () => {
  const row = fc.record({ id: fc.constantFrom('1', '2', '3', '4'), name: fc.constantFrom('x', 'y', 'z') });
  const uploads = fc.record({
    before: fc.array(row, { maxLength: 4 }),
    rows: fc.array(row, { minLength: 1, maxLength: 20 }),
    size: fc.integer({ min: 1, max: 6 }),
    turns: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 30 }),
    begunBefore: fc.nat(20),
  });

  it('counts every profile once and lets the last row win, whatever overtakes what, and however often it is sent', async () => {
    await fc.assert(
      fc.asyncProperty(uploads, async ({ before, rows, size, turns, begunBefore }) => {
        let calls = 0;
        const profiles = new FakeProfiles(() => turns[(calls += 1) % turns.length] ?? 0);
        const write = new WriteProfiles(profiles);
        for (const { id, name } of before) await write.execute('acme', [incoming(id, { name })], now);
        const batches = batchesOf(rows, size);
        const last = Object.fromEntries(rows.map(({ id, name }) => [id, name]));
        const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
        const written = () =>
          Object.fromEntries(
            Array.from(profiles.all, ([id, { profile }]) => [id, profile.state === 'live' && profile.fields['name']]),
          );

        // An earlier try got no further than this.
        for (const batch of batches.slice(0, begunBefore)) await write.execute('acme', batch, now);
        // Two batches at a time overtake each other; two tries at once do, too.
        const [one, other] = await Promise.all(
          [0, 1].map(async () => {
            const counts: number[] = [];
            for (let at = 0; at < batches.length; at += 2)
              counts.push(
                ...(await Promise.all(batches.slice(at, at + 2).map((each) => write.execute('acme', each, now)))),
              );
            return sum(counts);
          }),
        );
        expect(written()).toMatchObject(last);
        expect([one, other]).toEqual([Object.keys(last).length, Object.keys(last).length]);

        const stored = structuredClone([...profiles.all]);
        const again = await Promise.all(batches.map((batch) => write.execute('acme', batch, now)));
        expect(sum(again)).toBe(Object.keys(last).length);
        expect([...profiles.all]).toEqual(stored);
      }),
      { numRuns: 100 },
    );
  });

  it('writes nothing for what is as it was', async () => {
    const profiles = new FakeProfiles();
    const write = new WriteProfiles(profiles);
    await write.execute('acme', [incoming('1', { name: 'x' })], now);
    await write.execute('acme', [incoming('1', { name: 'x' })], now);
    expect(profiles.saves).toBe(1);
  });

  it('gives up where others are always faster', async () => {
    const profiles = new FakeProfiles();
    profiles.save = async (_, changes) => changes.map(({ profile: { profileId } }) => profileId);
    await expect(new WriteProfiles(profiles).execute('acme', [incoming('1', {})], now)).rejects.toThrow('faster');
  });
});
