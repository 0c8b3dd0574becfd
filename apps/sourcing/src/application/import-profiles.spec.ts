import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { eventually } from '@firmograph/testing';
import { FakeProfiles } from '../testing/fakes.ts';
import { ImportProfiles, type Reading, type UploadedRow } from './import-profiles.ts';
import { WriteProfiles } from './write-profiles.ts';

const clock = () => new Date('2026-02-01T00:00:00Z');

async function* upload(count: number, row: (index: number) => Partial<UploadedRow>): AsyncGenerator<Reading> {
  for (let index = 0; index < count; index += 1) {
    const uploaded = { row: index + 2, profileId: `${index}`, fields: { name: `${index}` }, bytes: 10, ...row(index) };
    yield { rows: [uploaded], rejections: [] };
  }
}

it('writes a thousand rows at a time', async () => {
  const profiles = new FakeProfiles();
  const counts = await new ImportProfiles(new WriteProfiles(profiles)).execute(
    'acme',
    'a',
    upload(2500, () => ({})),
    clock,
  );
  expect(counts).toEqual({ rows: 2500, stored: 2500, superseded: 0, rejected: 0, rejections: [] });
  expect(profiles.saves).toBe(3);
});

it('writes fewer at a time when they are large', async () => {
  const profiles = new FakeProfiles();
  const large = () => ({ bytes: 1_000_000 });
  await new ImportProfiles(new WriteProfiles(profiles)).execute('acme', 'a', upload(10, large), clock);
  expect(profiles.saves).toBe(3);
});

it('reads no further than it can write', async () => {
  let [read, asked] = [0, 0];
  const profiles = new FakeProfiles();
  const blocked = Promise.withResolvers<never>();
  profiles.digests = async () => {
    asked += 1;
    return blocked.promise;
  };
  const counted = upload(100_000, () => {
    read += 1;
    return {};
  });
  const importing = new ImportProfiles(new WriteProfiles(profiles)).execute('acme', 'a', counted, clock);
  await eventually(() => expect([asked, read]).toEqual([2, 3000]));
  for (let turns = 0; turns < 100; turns += 1) await turn();
  expect([asked, read]).toEqual([2, 3000]);
  blocked.reject(new Error('MongoDB is gone'));
  await expect(importing).rejects.toThrow('MongoDB is gone');
});

it('lists the first thousand rejections and counts all', async () => {
  async function* rejecting(): AsyncGenerator<Reading> {
    for (let row = 2; row < 3002; row += 3)
      yield { rows: [], rejections: [row, row + 1, row + 2].map((each) => ({ row: each, reason: 'is bad' })) };
  }
  const counts = await new ImportProfiles(new WriteProfiles(new FakeProfiles())).execute(
    'acme',
    'a',
    rejecting(),
    clock,
  );
  expect(counts).toMatchObject({ rows: 3000, stored: 0, rejected: 3000 });
  expect(counts.rejections.map(({ row }) => row)).toEqual(Array.from({ length: 1000 }, (_, index) => index + 2));
});

it('keeps what came before an upload broke off', async () => {
  const profiles = new FakeProfiles();
  async function* broken(): AsyncGenerator<Reading> {
    yield* upload(1500, () => ({}));
    throw new Error('aborted');
  }
  const importing = new ImportProfiles(new WriteProfiles(profiles)).execute('acme', 'a', broken(), clock);
  await expect(importing).rejects.toThrow('aborted');
  expect(profiles.all.size).toBe(1000);
});
