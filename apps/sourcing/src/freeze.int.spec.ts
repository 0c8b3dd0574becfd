import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { catalog, profileBatches, runs } from '@firmograph/contracts';
import { ensureTopics, EventPublisher, inNamespace, kafkaClient, Sender } from '@firmograph/kafka';
import { eventually, readTopic, withKafka, withMongo } from '@firmograph/testing';
import type { Unfinished } from './application/ports.ts';
import { aFreeze, aTenant } from './testing/builders.ts';
import { frozen, openFreezing } from './testing/freezing.ts';
import { dying, Killed, sleeping } from './testing/interference.ts';

let freezing: Awaited<ReturnType<typeof openFreezing>>;
let readMessages: () => readonly { readonly key: string | undefined; readonly value: string | null }[];
const releases: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const [kafka, mongo] = await Promise.all([withKafka(), withMongo()]);
  const { brokers, namespace } = kafka.value;
  const client = kafkaClient({ brokers, service: 'test' });
  const admin = client.admin();
  await admin.connect();
  await ensureTopics(admin, { catalog, namespace, replication: 1 });
  await admin.disconnect();
  const sender = new Sender(client);
  const publisher = new EventPublisher(sender, namespace);
  freezing = await openFreezing(mongo.value, (messages) => publisher.publish(messages), unfinished);
  const topics = [runs, profileBatches].map(({ name }) => inNamespace(namespace, name));
  const readers = await Promise.all(topics.map((topic) => readTopic(brokers, topic)));
  readMessages = () => readers.flatMap(({ messages }) => messages);
  releases.push(...readers.map(({ stop }) => stop), freezing.close, () => sender.close(), kafka.release, mongo.release);
}, 120_000);
afterAll(async () => {
  for (const release of releases) await release();
});

const ids = Array.from({ length: 26 }, (_, index) => `p${String(index + 1).padStart(2, '0')}`);
const batchNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** What an earlier run left, two to a list, and one of them deleted since. */
const unfinished: Unfinished = {
  of: async function* () {
    yield ['p04', 'p02'];
    yield ['p09', 'gone'];
    yield ['p20'];
  },
};

async function aTenantWithProfiles(): Promise<string> {
  const tenant = aTenant();
  await freezing.save(tenant, Object.fromEntries(ids.map((id) => [id, { name: `Company ${id}`, phone: 'secret' }])));
  return tenant;
}

/** How many calls one worker makes for the whole of a freeze. */
async function callsOfAFreeze(tenant: string): Promise<number> {
  await freezing.request(aFreeze(tenant));
  const worker = freezing.worker();
  await worker.execute();
  return worker.calls();
}

describe('a freeze', () => {
  it('gives every profile once, in the order of ids, in batches that are numbered without a gap', async () => {
    const freeze = aFreeze(await aTenantWithProfiles());
    await freezing.request(freeze);
    await freezing.worker().execute();
    expect(frozen(freezing.publishedOf(freeze))).toEqual({
      sourced: [{ runId: freeze.runId, enrichmentId: freeze.enrichmentId, profiles: 26, batches: 9 }],
      numbers: batchNumbers,
      ids,
    });
    expect(freezing.publishedOf(freeze)[0]?.headers['type']).toBe('run.sourced');
  });

  it.each(['before', 'after'] as const)(
    'neither loses nor repeats a profile when its worker is killed %s any of its calls',
    async (when) => {
      const tenant = await aTenantWithProfiles();
      const calls = await callsOfAFreeze(tenant);
      expect(calls).toBeGreaterThan(20);
      for (let at = 1; at <= calls; at += 1) {
        const freeze = aFreeze(tenant);
        await freezing.request(freeze);
        await expect(freezing.worker(0, dying(when, at)).execute()).rejects.toThrow(Killed);
        // Nobody takes over while the lease lasts, unless it was not taken or given back already.
        await freezing.worker(1).execute();
        expect({ at, ...frozen(freezing.publishedOf(freeze)) }).toMatchObject({
          at,
          sourced: [{ profiles: 26, batches: 9 }],
          numbers: batchNumbers,
          ids,
        });
        expect(await freezing.freezeOf(freeze)).toMatchObject({ progress: { phase: 'done' } });
      }
      await eventually(() => {
        const read = readMessages().filter(({ key }) => key?.startsWith(`${tenant}:`));
        expect(new Set(read.map(({ key }) => key)).size).toBe((calls + 1) * 10);
      });
    },
    120_000,
  );

  it('is not touched by a worker who sleeps through his lease, wherever he fell asleep', async () => {
    const tenant = await aTenantWithProfiles();
    const calls = await callsOfAFreeze(tenant);
    for (let at = 2; at <= calls; at += 1) {
      const freeze = aFreeze(tenant);
      await freezing.request(freeze);
      const sleeper = sleeping(at);
      const zombie = freezing.worker(0, sleeper.interference).execute();
      await sleeper.asleep;
      await freezing.worker(1).execute();
      const [batches, job] = [await freezing.batchesOf(freeze), await freezing.freezeOf(freeze)];
      sleeper.wake();
      await zombie;
      expect(await freezing.batchesOf(freeze)).toEqual(batches);
      expect(await freezing.freezeOf(freeze)).toEqual(job);
      expect({ at, ...frozen(freezing.publishedOf(freeze)) }).toMatchObject({
        at,
        sourced: [{ profiles: 26, batches: 9 }],
        numbers: batchNumbers,
        ids,
      });
    }
  }, 120_000);

  it('stays whole when the data set changes while its worker sleeps', async () => {
    // After that he only publishes what is stored.
    const scanning = (await callsOfAFreeze(await aTenantWithProfiles())) - 8;
    for (let at = 2; at <= scanning; at += 1) {
      const tenant = await aTenantWithProfiles();
      const freeze = aFreeze(tenant);
      await freezing.request(freeze);
      const sleeper = sleeping(at);
      const zombie = freezing.worker(0, sleeper.interference).execute();
      await sleeper.asleep;
      await removed(tenant, 'p25', 'p26');
      await freezing.save(tenant, { p01: { name: 'Other' }, p13: { name: 'Other' }, p135: { name: 'New' } });
      await freezing.worker(1).execute();
      sleeper.wake();
      await zombie;
      const { sourced, numbers, ids: sent } = frozen(freezing.publishedOf(freeze));
      expect(sourced).toMatchObject([{ profiles: sent.length, batches: numbers.length }]);
      expect(numbers).toEqual(Array.from(numbers, (_, index) => index + 1));
      expect(new Set(sent).size).toBe(sent.length);
      expect(sent).toEqual(expect.arrayContaining(ids.slice(0, 24)));
      expect((await freezing.batchesOf(freeze)).length).toBe(numbers.length + 1);
    }
  }, 120_000);

  async function removed(tenant: string, ...profileIds: readonly string[]): Promise<void> {
    const digests = await freezing.profiles.digests(tenant, profileIds);
    const changedAt = new Date();
    const changes = Array.from(digests, ([profileId, { version, sequence }]) => ({
      from: version,
      profile: { state: 'deleted' as const, tenantId: tenant, profileId, sequence: sequence + 1, changedAt },
    }));
    await freezing.profiles.save(tenant, changes);
  }

  it('neither loses nor repeats a profile while all of them change', async () => {
    const tenant = await aTenantWithProfiles();
    const freeze = aFreeze(tenant);
    await freezing.request(freeze);
    let round = 0;
    const change = async () => {
      round += 1;
      await freezing.save(tenant, Object.fromEntries(ids.map((id) => [id, { name: `Company ${round}` }])));
    };
    await freezing.worker(0, { before: change }).execute();
    expect(frozen(freezing.publishedOf(freeze))).toMatchObject({ sourced: [{ profiles: 26 }], ids });
    expect(round).toBeGreaterThan(20);
  });

  it('is over, with nothing published, when its batches were not kept so long', async () => {
    const tenant = await aTenantWithProfiles();
    const calls = await callsOfAFreeze(tenant);
    const freeze = aFreeze(tenant);
    await freezing.request(freeze);
    // All but the last ones: publishing, noting and giving back.
    await expect(freezing.worker(0, dying('before', calls - 8)).execute()).rejects.toThrow(Killed);
    await freezing.forgetBatches(freeze);
    await freezing.worker(1).execute();
    expect(await freezing.freezeOf(freeze)).toMatchObject({ progress: { phase: 'expired' } });
    expect(await freezing.freezeOf(freeze)).not.toHaveProperty('nextAttemptAt');
    expect(frozen(freezing.publishedOf(freeze)).numbers).toEqual([]);
  });

  it('of a rerun has what was left unfinished and is still there, also when its worker is killed', async () => {
    const freeze = { ...aFreeze(await aTenantWithProfiles()), repeats: 'the-run-before' };
    await freezing.request(freeze);
    await expect(freezing.worker(0, dying('after', 4)).execute()).rejects.toThrow(Killed);
    await freezing.worker(1).execute();
    expect(frozen(freezing.publishedOf(freeze))).toMatchObject({
      sourced: [{ profiles: 4 }],
      ids: ['p02', 'p04', 'p09', 'p20'],
    });
  });

  it('of one tenant has nothing of another, nor of a segment more than its members', async () => {
    const [tenant] = [await aTenantWithProfiles(), await aTenantWithProfiles()];
    const members = {
      kind: 'rule',
      rule: { match: 'any', conditions: [{ field: 'name', operator: 'contains', value: 'p1' }] },
    } as const;
    const freeze = aFreeze(tenant, { ...members, rule: { ...members.rule, conditions: [...members.rule.conditions] } });
    await freezing.request(freeze);
    await freezing.worker().execute();
    expect(frozen(freezing.publishedOf(freeze)).ids).toEqual(ids.filter((id) => id.startsWith('p1')));
  });
});
