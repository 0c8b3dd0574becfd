import type { AppProcess } from '@firmograph/dev';
import { eventually } from '@firmograph/testing';
import { doubled, presentState, stateOf } from '../testing/public-topic.ts';
import { providerLedger } from '../testing/sandbox-ledger.ts';
import { anEnrichment, type Ground } from './ground.ts';
import { killPoints, type KillPointName } from './kill-points.ts';
import { seeded, shuffled } from './seed.ts';
import { hasHit, victimOf } from './victims.ts';

const withinMs = 240_000;

/** What one run came to, from the ledgers of everybody concerned; nothing here is a service's word for itself. */
export interface Findings {
  readonly seed: number;
  readonly state: string;
  readonly hits: Readonly<Partial<Record<KillPointName, number>>>;
  readonly profiles: number;
  readonly outcomes: number;
  readonly distinctOutcomes: number;
  readonly notEligible: number;
  readonly ambiguous: number;
  readonly charged: number;
  readonly chargedTwice: number;
  readonly doubledEvents: number;
}

export interface Plan {
  readonly seed: number;
  readonly profiles: number;
  readonly kills: readonly KillPointName[];
}

/** One run, during which processes are killed at the given points, each at least once. */
export async function torture(ground: Ground, { seed, profiles, kills }: Plan): Promise<Findings> {
  const { administrator, sandboxUrl, published } = ground;
  const before = await providerLedger(sandboxUrl);
  const sentBefore = published.messages.length;
  const enrichmentId = await anEnrichment(ground, `seed-${seed}-${kills.length}`, profiles);
  const random = seeded(seed);
  const order = kills.filter((name) => name !== 'stored');
  const matching = [...kills.filter((name) => name === 'stored'), ...shuffled(of('matching', order), random)];
  const queues = [matching, shuffled(of('results', order), random)];
  // Batches arrive at once when the run begins, so who is to die on arrival has to be there before.
  const first = await Promise.all(queues.map((queue) => nextVictim(ground, queue, random)));
  const { runId } = await administrator.run(enrichmentId);
  const hits = await Promise.all(queues.map((queue, index) => killAll(ground, queue, { random, first: first[index] })));
  const run = await administrator.ended(runId, withinMs);

  const outcomes = await administrator.outcomes(runId);
  const rows = await administrator.rows(enrichmentId);
  await eventually(() => {
    const [topic, table] = [presentState(published.messages, enrichmentId), stateOf(rows)];
    const differing = [...table].filter(([id, row]) => JSON.stringify(topic.get(id)) !== JSON.stringify(row));
    if (differing.length > 0 || topic.size !== table.size)
      throw new Error(`${differing.length} of ${table.size} rows differ from the topic, which has ${topic.size}`);
  }, 30_000);
  const after = await providerLedger(sandboxUrl);
  return {
    seed,
    state: run.state,
    hits: Object.fromEntries(hits.flat().map((name) => [name, 1])),
    profiles,
    outcomes: outcomes.length,
    distinctOutcomes: new Set(outcomes.map(({ profileId }) => profileId)).size,
    notEligible: outcomes.filter(({ outcome }) => outcome === 'not-eligible').length,
    ambiguous: outcomes.filter((ended) => ended.outcome === 'failed' && ended.reason === 'ambiguous').length,
    charged: after.records - before.records,
    chargedTwice: Object.keys(after.chargedTwice).length,
    doubledEvents: doubled(published.messages.slice(sentBefore)).length,
  };
}

interface Killing {
  readonly random: () => number;
  readonly first: AppProcess | undefined;
}

/** One victim after the other, so that every kill meets a group that works. */
async function killAll(ground: Ground, queue: readonly KillPointName[], { random, first }: Killing) {
  const hits: KillPointName[] = [];
  for (const [index, name] of queue.entries()) {
    const victim = index === 0 && first !== undefined ? first : await nextVictim(ground, [name], random);
    await Promise.race([victim?.exited, new Promise((resolve) => setTimeout(resolve, withinMs).unref())]);
    if (victim !== undefined && (await hasHit(victim))) hits.push(name);
  }
  return hits;
}

async function nextVictim({ stack }: Ground, [at]: readonly KillPointName[], random: () => number) {
  if (at === undefined) return undefined;
  return victimOf(stack, { at, after: 1 + Math.floor(random() * 2), by: 'SIGKILL' });
}

const of = (app: 'matching' | 'results', names: readonly KillPointName[]): KillPointName[] =>
  names.filter((name) => killPoints[name].app === app);
