import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { configurationRoutes } from '@firmograph/contracts';
import { eventually } from '@firmograph/testing';
import { presentState, stateOf } from './testing/public-topic.ts';
import { providerLedger } from './testing/sandbox-ledger.ts';
import { afterCompaction, compactEagerly } from './torture/compaction.ts';
import { anEnrichment, startGround, type Ground } from './torture/ground.ts';
import { killPoints, type KillPointName } from './torture/kill-points.ts';
import { victimOf, type Victim } from './torture/victims.ts';

const profiles = 300;
let ground: Ground;
beforeAll(async () => {
  ground = await startGround({ callsPerSecond: 25 });
}, 180_000);
afterAll(() => ground.stop(), 60_000);

/** The only process of its app, so that the work is its own until it is frozen; then another takes over. */
async function frozenAt(at: KillPointName, begin: () => Promise<unknown>): Promise<Victim> {
  const { app } = killPoints[at];
  const others = ground.stack.processes(app);
  const frozen = await victimOf(ground.stack, { at, after: 1, by: 'SIGSTOP' });
  for (const other of others) await ground.stack.kill(other, 'SIGTERM');
  await begin();
  await eventually(async () => expect(await frozen.hasHit()).toBe(true), 60_000);
  await ground.stack.spawn(app, { PORT: new URL(others[0]?.url ?? '').port });
  return frozen;
}

/** Another minimum makes another version of the definition, so that every row is written again. */
async function changeDefinition(enrichmentId: string): Promise<void> {
  const params = { enrichmentId };
  const { definition } = await ground.administrator.call('configuration', configurationRoutes.getEnrichment, {
    params,
  });
  const { enrichmentId: _, version: __, ...body } = definition;
  await ground.administrator.call('configuration', configurationRoutes.changeEnrichment, {
    params,
    query: {},
    body: { ...body, keptFields: ['id', 'name', 'website'] },
  });
}

async function expectTopicToBeTheTable(enrichmentId: string): Promise<void> {
  const table = stateOf(await ground.administrator.rows(enrichmentId));
  await eventually(() => expect(presentState(ground.published.messages, enrichmentId)).toEqual(table), 60_000);
}

describe('a process that was frozen beyond its lease and woken', () => {
  it('does not leave an old row as the last record, nor after compaction', async () => {
    const enrichmentId = await anEnrichment(ground, 'frozen-results', profiles);
    let runId = '';
    const frozen = await frozenAt('rows written', async () => {
      ({ runId } = await ground.administrator.run(enrichmentId));
    });
    await ground.administrator.ended(runId, 120_000);

    await changeDefinition(enrichmentId);
    const second = await ground.administrator.run(enrichmentId);
    await ground.administrator.ended(second.runId, 120_000);
    frozen.wake();
    await expectTopicToBeTheTable(enrichmentId);

    const { brokers, namespace } = ground.stack.description.kafka;
    await compactEagerly(brokers, namespace);
    // Writes on every partition close the segments that are to be compacted.
    const other = await anEnrichment(ground, 'after', profiles);
    await ground.administrator.ended((await ground.administrator.run(other)).runId, 120_000);
    await ground.administrator.ended((await ground.administrator.run(enrichmentId)).runId, 120_000);
    const table = stateOf(await ground.administrator.rows(enrichmentId));
    const written = ground.published.messages.length;
    const left = await afterCompaction({ brokers, namespace }, written, (messages) =>
      expect(presentState(messages, enrichmentId)).toEqual(table),
    );
    expect(left).toBeGreaterThanOrEqual(table.size);
  }, 600_000);

  it('writes nothing over the batch that another has gone on with, and pays nothing twice', async () => {
    const before = await providerLedger(ground.sandboxUrl);
    const enrichmentId = await anEnrichment(ground, 'frozen-matching', profiles);
    let runId = '';
    const frozen = await frozenAt('sent, answer lost', async () => {
      ({ runId } = await ground.administrator.run(enrichmentId));
    });
    const waking = eventually(async () => {
      const outcomes = await ground.administrator.outcomes(runId);
      expect(outcomes.length).toBeGreaterThanOrEqual(profiles - 20);
    }, 120_000).then(() => frozen.wake());
    await ground.administrator.ended(runId, 120_000);
    await waking;

    const outcomes = await ground.administrator.outcomes(runId);
    expect(new Set(outcomes.map(({ profileId }) => profileId)).size).toBe(profiles);
    expect(outcomes).toHaveLength(profiles);
    const after = await providerLedger(ground.sandboxUrl);
    expect(after.records - before.records).toBeLessThanOrEqual(profiles);
    expect(after.chargedTwice).toEqual({});
    await expectTopicToBeTheTable(enrichmentId);
  }, 300_000);
});
