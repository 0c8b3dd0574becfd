import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OutgoingMessage, SegmentRule } from '@firmograph/contracts';
import { DependencyUnavailable } from '@firmograph/kernel';
import { Database } from '@firmograph/mongo';
import { withMongo, type Lent } from '@firmograph/testing';
import { WriteProfiles } from '../../application/write-profiles.ts';
import { aTenant, incoming } from '../../testing/builders.ts';
import { MongoProfiles } from './mongo-profiles.ts';

let mongo: Lent<string>;
let database: Database;
const commands: Readonly<Record<string, unknown>>[] = [];

beforeAll(async () => {
  mongo = await withMongo();
  database = await Database.connect(mongo.value, 'sourcing');
  database.onCommand((command) => commands.push(command));
}, 120_000);
afterAll(async () => {
  await database.close();
  await mongo.release();
});

const now = new Date('2026-02-01T00:00:00Z');
const everyone = { kind: 'everyone' } as const;
const first = { after: null, limit: 1000 };
const open = (publish: (messages: readonly OutgoingMessage[]) => Promise<void> = async () => undefined) =>
  MongoProfiles.open(database, publish);

describe('a segment rule', () => {
  it.each([
    ['a NUL character', 'x\0', 0],
    ['what would be a pattern', '.*', 0],
    ['half a character', '\ud83c', 0],
  ])('may look for %s', async (_, sought, count) => {
    const [tenant, profiles] = [aTenant(), await open()];
    await new WriteProfiles(profiles).execute(tenant, [incoming('1', { name: 'Acme' })], now);
    const conditions: SegmentRule['conditions'] = [{ field: 'name', operator: 'contains', value: sought }];
    expect(await profiles.count(tenant, { kind: 'rule', rule: { match: 'all', conditions } })).toBe(count);
  });
});

describe('profiles', () => {
  it('lose no change when many change one at once', async () => {
    const [tenant, profiles] = [aTenant(), await open()];
    const write = new WriteProfiles(profiles);
    const names = Array.from({ length: 12 }, (_, index) => `name ${index}`);
    await Promise.all(names.map((name) => write.execute(tenant, [incoming('1', { name }), incoming(name, {})], now)));
    expect(await profiles.find(tenant, '1')).toMatchObject({ sequence: 12 });
    expect(await profiles.count(tenant, everyone)).toBe(13);
  });

  it('are saved while Kafka is away, and announced later, as if it had never been', async () => {
    const tenant = aTenant();
    let attempts = 0;
    const cutOff = await open(async () => {
      attempts += 1;
      throw new DependencyUnavailable('kafka', 1000);
    });
    const write = new WriteProfiles(cutOff);
    for (const name of ['a', 'b', 'c']) await write.execute(tenant, [incoming('1', { name }), incoming(name, {})], now);
    // The first refusal is enough; a large upload does not wait for each.
    expect(attempts).toBe(1);

    const heard: OutgoingMessage[] = [];
    const { outbox } = await open(async (messages) => void heard.push(...messages));
    await outbox.sweep(new Date(Date.now() + 1000));
    expect(heard).toEqual([]);
    const later = new Date(Date.now() + 60_000);
    await outbox.sweep(later);
    expect(heard.map(({ key, headers }) => [key, headers['sequence']]).sort()).toEqual([
      [`${tenant}:1`, '3'],
      [`${tenant}:a`, '1'],
      [`${tenant}:b`, '1'],
      [`${tenant}:c`, '1'],
    ]);
    expect(await outbox.sweep(later)).toBe(0);
  });

  it('do not hide that the publisher is broken', async () => {
    const profiles = await open(async () => {
      throw new TypeError('a bug');
    });
    await expect(new WriteProfiles(profiles).execute(aTenant(), [incoming('1', {})], now)).rejects.toThrow('a bug');
  });

  it('are scanned with no more than the fields that are asked for', async () => {
    const [tenant, profiles] = [aTenant(), await open()];
    await new WriteProfiles(profiles).execute(tenant, [incoming('1', { name: 'Acme', 'a.b': 'x', phone: '12' })], now);
    expect(await profiles.scan(tenant, everyone, first, ['name', 'a.b', 'none'])).toEqual([
      { profileId: '1', fields: { name: 'Acme', 'a.b': 'x' } },
    ]);
  });

  it('are in the order of their keys, also where ids hold what keys are made of', async () => {
    const [tenant, profiles] = [aTenant(), await open()];
    const ids = ['10', '9', 'a:b', 'a%b', 'A', 'ø', '🏭', ';', ' '];
    await new WriteProfiles(profiles).execute(
      tenant,
      ids.map((id) => incoming(id, {})),
      now,
    );
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const page: readonly { readonly profileId: string }[] = await profiles.list(tenant, everyone, {
        after,
        limit: 2,
      });
      seen.push(...page.map(({ profileId }) => profileId));
      after = page.at(-1)?.profileId ?? null;
      if (after === null) break;
    }
    expect(seen.toSorted()).toEqual(ids.toSorted());
  });

  it('are never asked for without their tenant', () => {
    const asked = commands.filter((command) =>
      ['find', 'update', 'aggregate', 'findAndModify'].some((name) => command[name] === 'profiles'),
    );
    const isRelay = ({ comment }: Readonly<Record<string, unknown>>) => comment === 'across-tenants: relay';
    expect(asked.length).toBeGreaterThan(100);
    for (const command of asked.filter((each) => !isRelay(each)))
      expect(JSON.stringify(command)).toMatch(/"tenantId":"tenant-/);
  });
});
