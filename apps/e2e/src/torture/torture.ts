import { eventually } from '@firmograph/testing';
import { presentState, repeated, stateOf } from '../testing/public-topic.ts';
import { providerLedger } from '../testing/sandbox-ledger.ts';
import { anEnrichment, type Ground } from './ground.ts';
import { killPoints, type KillPointName } from './kill-points.ts';
import { seeded, shuffled } from './seed.ts';
import { victimOf, type Victim } from './victims.ts';

const withinMs = 240_000;

/** What the runs came to, from the ledgers of everybody concerned; nothing here is a service's word for itself. */
export interface Findings {
  readonly seed: number;
  readonly runs: number;
  /** Of the last run. */
  readonly state: string;
  readonly hits: readonly KillPointName[];
  /** Of all runs together. */
  readonly profiles: number;
  readonly outcomes: number;
  readonly distinctOutcomes: number;
  readonly notEligible: number;
  readonly ambiguous: number;
  readonly charged: number;
  readonly chargedTwice: number;
  readonly doubledEvents: number;
  /** Of them those that do not say the same. */
  readonly contradictingEvents: number;
}

export interface Plan {
  readonly seed: number;
  readonly profiles: number;
  readonly kills: readonly KillPointName[];
}

/** A run, or as many as it takes, during which processes are killed at the given points, each at least once. */
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
  const killing = Promise.all(queues.map((queue, index) => killAll(ground, queue, { random, first: first[index] })));
  const runs = await runUntil(ground, enrichmentId, killing);
  const hits = await killing;

  const outcomes = await Promise.all(runs.map(({ runId }) => administrator.outcomes(runId)));
  const rows = await administrator.rows(enrichmentId);
  await eventually(() => {
    const [topic, table] = [presentState(published.messages, enrichmentId), stateOf(rows)];
    const differing = [...table].filter(([id, row]) => JSON.stringify(topic.get(id)) !== JSON.stringify(row));
    if (differing.length > 0 || topic.size !== table.size)
      throw new Error(`${differing.length} of ${table.size} rows differ from the topic, which has ${topic.size}`);
  }, 30_000);
  const after = await providerLedger(sandboxUrl);
  const all = outcomes.flat();
  const again = repeated(published.messages.slice(sentBefore));
  return {
    seed,
    runs: runs.length,
    state: runs.at(-1)?.state ?? '',
    hits: hits.flat(),
    profiles: profiles * runs.length,
    outcomes: all.length,
    distinctOutcomes: outcomes.reduce((sum, ofRun) => sum + new Set(ofRun.map(({ profileId }) => profileId)).size, 0),
    notEligible: all.filter(({ outcome }) => outcome === 'not-eligible').length,
    ambiguous: all.filter((ended) => ended.outcome === 'failed' && ended.reason === 'ambiguous').length,
    charged: after.records - before.records,
    chargedTwice: Object.keys(after.chargedTwice).length,
    doubledEvents: again.length,
    contradictingEvents: again.filter(({ saysTheSame }) => !saysTheSame).length,
  };
}

/** Runs the enrichment, and again while there is somebody left to kill: there has to be work to die at. */
async function runUntil({ administrator }: Ground, enrichmentId: string, killing: Promise<unknown>) {
  const runs: Awaited<ReturnType<typeof administrator.ended>>[] = [];
  const progress = { isOver: false };
  const over = killing.finally(() => (progress.isOver = true));
  do {
    const { runId } = await administrator.run(enrichmentId);
    runs.push(await administrator.ended(runId, withinMs));
    // What has been settled already is seen before the next look.
    await Promise.race([over, Promise.resolve()]);
  } while (!progress.isOver);
  return runs;
}

interface Killing {
  readonly random: () => number;
  readonly first: Victim | undefined;
}

/** One victim after the other, so that every kill meets a group that works. */
async function killAll(ground: Ground, queue: readonly KillPointName[], { random, first }: Killing) {
  const hits: KillPointName[] = [];
  for (const [index, name] of queue.entries()) {
    const victim = index === 0 && first !== undefined ? first : await nextVictim(ground, [name], random);
    await Promise.race([victim?.gone, new Promise((resolve) => setTimeout(resolve, withinMs).unref())]);
    if ((await victim?.hasHit()) === true) hits.push(name);
  }
  return hits;
}

async function nextVictim({ stack }: Ground, [at]: readonly KillPointName[], random: () => number) {
  if (at === undefined) return undefined;
  return victimOf(stack, { at, after: 1 + Math.floor(random() * 2), by: 'SIGKILL' });
}

const of = (app: 'matching' | 'results', names: readonly KillPointName[]): KillPointName[] =>
  names.filter((name) => killPoints[name].app === app);
