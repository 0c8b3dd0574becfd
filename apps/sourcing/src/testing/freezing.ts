import type { OutgoingMessage } from '@firmograph/contracts';
import { Database, type TenantDocument } from '@firmograph/mongo';
import { Logger } from '@nestjs/common';
import { MongoFreezes } from '../adapters/mongo/mongo-freezes.ts';
import { MongoFrozenBatches } from '../adapters/mongo/mongo-frozen-batches.ts';
import { MongoProfiles } from '../adapters/mongo/mongo-profiles.ts';
import { ResultsUnfinished } from '../adapters/results/results-unfinished.ts';
import { FreezeDataSet } from '../application/freeze-data-set.ts';
import type { Freeze, Freezes, FrozenBatches, Profiles, Publisher, Unfinished } from '../application/ports.ts';
import { PublishFreeze } from '../application/publish-freeze.ts';
import { WorkOnFreeze } from '../application/work-on-freeze.ts';
import { WriteProfiles } from '../application/write-profiles.ts';
import type { Fields } from '../domain/profile.ts';
import { incoming } from './builders.ts';
import { interferedWith, type Interference } from './interference.ts';

const leaseMs = 10_000;
const limits = { profiles: 3, bytes: 600_000 };
// Of today: the database lets old batches expire.
const start = Date.now();

/** Freezes on a real MongoDB, in batches of three, by as many workers as a test likes. */
export async function openFreezing(
  url: string,
  publish: Publisher['publish'],
  unfinished: Unfinished = new ResultsUnfinished(null),
) {
  Logger.overrideLogger(false);
  const database = await Database.connect(url, 'sourcing');
  const { profiles, freezes, batches } = await portsOn(database);
  const published: OutgoingMessage[] = [];
  const publisher: Publisher = {
    publish: async (messages) => {
      await publish(messages);
      published.push(...messages);
    },
  };
  const stored = {
    freezes: await database.collection<TenantDocument>({ name: 'freezes' }),
    batches: await database.collection<TenantDocument & { readonly number: number }>({ name: 'frozen-batches' }),
  };
  return {
    profiles,
    /** One who works as if it were so many leases later, until nothing is due. */
    worker: (leasesLater = 0, interference: Interference = {}) =>
      workerOn({ profiles, freezes, batches, publisher }, unfinished, { leasesLater, interference }),
    save: (tenantId: string, saved: Readonly<Record<string, Fields>>) =>
      new WriteProfiles(profiles).execute(
        tenantId,
        Object.entries(saved).map(([id, fields]) => incoming(id, fields)),
        new Date(start),
      ),
    request: (freeze: Freeze) => freezes.add(freeze, new Date(start)),
    publishedOf: ({ runId }: Freeze) => published.filter(({ key }) => key.includes(runId)),
    freezeOf: ({ tenantId, runId }: Freeze) => stored.freezes.forTenant(tenantId).findOne(withKey(runId)),
    batchesOf: ({ tenantId, runId }: Freeze) =>
      stored.batches.forTenant(tenantId).find(withKey(runId), { sort: { number: 1 } }),
    forgetBatches: ({ tenantId, runId }: Freeze) => stored.batches.forTenant(tenantId).deleteMany(withKey(runId)),
    close: () => database.close(),
  };
}

async function portsOn(database: Database) {
  return {
    profiles: await MongoProfiles.open(database, async () => undefined),
    freezes: await MongoFreezes.open(database, leaseMs),
    batches: await MongoFrozenBatches.open(database),
  };
}

const withKey = (part: string) => ({ _id: { $regex: part } });

interface Ports extends Readonly<Record<string, object>> {
  readonly profiles: Profiles;
  readonly freezes: Freezes;
  readonly batches: FrozenBatches;
  readonly publisher: Publisher;
}

function workerOn(
  own: Ports,
  unfinished: Unfinished,
  { leasesLater, interference }: { readonly leasesLater: number; readonly interference: Interference },
) {
  const { ports, calls } = interferedWith(own, interference);
  const work = new WorkOnFreeze(
    ports.freezes,
    new FreezeDataSet(ports.profiles, ports.batches, limits, unfinished),
    new PublishFreeze(ports.batches, ports.publisher),
  );
  const now = () => new Date(start + leasesLater * (leaseMs + 1));
  const execute = async (): Promise<void> => {
    while ((await work.execute(now, new AbortController().signal)) === 'worked');
  };
  return { execute, calls };
}

/** What a run's messages come to. Throws when a message was published twice with different bytes. */
export function frozen(messages: readonly OutgoingMessage[]) {
  const values = new Map<string, string | null>();
  for (const { key, value } of messages) {
    if (values.has(key) && values.get(key) !== value) throw new Error(`${key} was published in two versions`);
    values.set(key, value);
  }
  const events = [...values.values()].map((value) => JSON.parse(value ?? 'null') as Event);
  const batches = events.filter(({ type }) => type === 'profile-batch.sourced').map(({ data }) => data);
  return {
    sourced: events.filter(({ type }) => type === 'run.sourced').map(({ data }) => data),
    numbers: batches.map(({ batch }) => batch),
    ids: batches.flatMap(({ profiles }) => profiles.map(({ profileId }) => profileId)),
  };
}

interface Event {
  readonly type: string;
  readonly data: { readonly batch: number; readonly profiles: readonly { readonly profileId: string }[] };
}
