import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ProfileBatchAnswered } from '@firmograph/contracts';
import { keyOf } from '@firmograph/kernel';
import { eventually } from '@firmograph/testing';
import { startMatching, type MatchingUnderTest } from './testing/matching-under-test.ts';
import { outcomesOf, RunUnderTest } from './testing/run-under-test.ts';
import { canceled, connectionSaved, consentWithdrawn, paused, profileDeleted, resumed } from './testing/told.ts';

jest.setTimeout(90_000);

let matching: MatchingUnderTest;

beforeAll(async () => {
  matching = await startMatching();
});

afterAll(async () => {
  await matching.stop();
});

const names = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix} ${index}`);

describe('a run', () => {
  it('is answered, batch by batch, whatever came first', async () => {
    const run = new RunUnderTest(matching);
    await run.source(names('Early', 3));
    await run.request();
    await run.answered(3);
    const { headers, key, value } = matching.messagesOf(run.run.runId)[0] ?? {};
    expect(key).toBe(keyOf('acme', run.run.runId, 1));
    expect(headers).toMatchObject({ run: run.run.runId, batch: '1', part: '1', parts: '1', profiles: '3' });
    expect(ProfileBatchAnswered.message.parse(JSON.parse(value ?? ''))).toMatchObject({
      source: 'matching',
      tenantid: 'acme',
      correlationid: run.run.runId,
      data: { definitionVersion: 3 },
    });
  });

  it('of many batches in two processes pays for every profile once, through what goes wrong', async () => {
    const run = new RunUnderTest(matching);
    matching.outside.mishaps.set(run.token, [503, 429, 503, 'lost-answer-with-callback', 429]);
    const batches = Array.from({ length: 12 }, (_, batch) => names(`Batch ${batch}`, 5));
    await run.request();
    await run.source(...batches);
    await run.source(...batches);
    const answers = await run.answered(60);
    expect(new Set(outcomesOf(answers))).toEqual(new Set(['company']));
    expect(batches.flat().map((name) => matching.outside.charged.get(name))).toEqual(batches.flat().map(() => 1));
    const { body } = await matching.call(`/usage?runId=${run.run.runId}`);
    expect(body).toMatchObject({ calls: 12, records: 60, possiblyPaid: 0, byState: { answered: { calls: 12 } } });
  });

  it('joins what comes back shuffled, and accounts for what does not come back', async () => {
    const run = new RunUnderTest(matching);
    await run.request();
    await run.source(['Acme', 'Nobody', 'Missing Link', 'n/a', 'Globex']);
    const answers = await run.answered(5);
    expect(outcomesOf(answers)).toEqual([
      'company',
      'no-company',
      'failed: record-error',
      'not-eligible: placeholder-name',
      'company',
    ]);
    expect(answers.map(({ profileId }) => profileId.split('-').at(-1))).toEqual(['1', '2', '3', '4', '5']);
    expect(answers[4]).toMatchObject({ company: { name: 'Globex Inc.' }, confidence: 'HIGH' });
  });

  it('does not ask again what is fresh', async () => {
    const first = new RunUnderTest(matching);
    await first.request();
    await first.source(['Fresh One', 'Nobody Fresh']);
    await first.answered(2);
    const second = new RunUnderTest(matching, { connectionId: first.connectionId });
    await second.request();
    await second.source(['fresh one', 'nobody fresh']);
    expect(await second.answered(2)).toMatchObject([{ cached: true }, { cached: true }]);
    expect(matching.outside.submits.filter(({ token }) => token === first.token)).toHaveLength(1);
    await eventually(async () => {
      const { body } = await matching.call(`/runs/${second.run.runId}/batches`);
      expect(body).toEqual({ byState: { published: 1 }, cached: 2, asked: 0 });
    });
  });

  it('asks once about profiles that are one company, where its enrichment says so', async () => {
    const spellings = ['Quellwasser Brunnenbau', 'QUELLWASSER BRUNNENBAU GmbH', 'Quellwasser Brunnenbau'];
    const [sharing, apart] = [new RunUnderTest(matching, { duplicates: 'share-answer' }), new RunUnderTest(matching)];
    for (const run of [sharing, apart]) {
      await run.request();
      await run.source([...spellings, 'Globex']);
    }
    const answers = await sharing.answered(4);
    expect(outcomesOf(answers)).toEqual(['company', 'company', 'company', 'company']);
    const asker = `${sharing.run.runId}-2`;
    expect(answers).toMatchObject([
      { sharedWith: { profileId: asker, name: 'agrees' } },
      { profileId: asker, cached: false },
      { sharedWith: { profileId: asker } },
      { cached: false },
    ]);
    const [entry] = (await matching.call(`/ledger?runId=${sharing.run.runId}`)).body['items'] as object[];
    expect(entry).toMatchObject({
      records: 2,
      shared: [{ profileIds: answers.slice(0, 3).map(({ profileId }) => profileId) }],
    });
    await apart.answered(4);
    expect((await matching.call(`/usage?runId=${apart.run.runId}`)).body).toMatchObject({ records: 3 });
  });

  it('is not held up by another whose provider is dead', async () => {
    const dead = new RunUnderTest(matching);
    matching.outside.dead.add(dead.token);
    await dead.request();
    await dead.source(...Array.from({ length: 10 }, (_, batch) => names(`Dead ${batch}`, 2)));
    await eventually(() => expect(matching.outside.submits.some(({ token }) => token === dead.token)).toBe(true));
    const alive = new RunUnderTest(matching);
    await alive.request();
    const startedAt = performance.now();
    await alive.source(...Array.from({ length: 10 }, (_, batch) => names(`Alive ${batch}`, 2)));
    await alive.answered(20);
    expect(performance.now() - startedAt).toBeLessThan(20_000);
    expect(matching.messagesOf(dead.run.runId)).toEqual([]);
    await matching.publish([canceled(dead)]);
  });
});

describe('a person', () => {
  it('who pauses a run stops its calls, and lets them go on', async () => {
    const run = new RunUnderTest(matching);
    await run.request();
    await matching.publish([paused(run)]);
    await run.source(names('Paused', 2));
    await eventually(async () => {
      const { body } = await matching.call(`/runs/${run.run.runId}/batches`);
      expect(body).toMatchObject({ byState: { stored: 1 } });
    });
    await matching.publish([resumed(run)]);
    expect(outcomesOf(await run.answered(2))).toEqual(['company', 'company']);
  });

  it('who cancels a run ends what is not sent', async () => {
    const run = new RunUnderTest(matching);
    matching.outside.refusals.set(run.connectionId, 'paused');
    await run.request();
    await run.source(names('Canceled', 2));
    await matching.publish([canceled(run)]);
    expect(outcomesOf(await run.answered(2))).toEqual(['not-attempted: canceled', 'not-attempted: canceled']);
  });

  it('who withdraws consent stops the transfer before the permit ends', async () => {
    const run = new RunUnderTest(matching);
    await run.request();
    await run.source(names('Consented', 2));
    await run.answered(2);
    const submits = () => matching.outside.submits.filter(({ token }) => token === run.token).length;
    const before = matching.outside.permits;
    matching.outside.refusals.set(run.connectionId, 'no-consent');
    await matching.publish([consentWithdrawn(run)]);
    const later = new RunUnderTest(matching, { connectionId: run.connectionId });
    await later.request();
    await later.source(names('Withdrawn', 2));
    expect(outcomesOf(await later.answered(2))).toEqual(['not-attempted: no-consent', 'not-attempted: no-consent']);
    expect(submits()).toBe(1);
    expect(matching.outside.permits).toBeGreaterThan(before);
  });

  it('who deletes a profile in mid-run keeps it from being sent', async () => {
    const run = new RunUnderTest(matching);
    matching.outside.refusals.set(run.connectionId, 'paused');
    await run.request();
    await run.source(['Kept', 'Deleted']);
    const profileId = `${run.run.runId}-2`;
    await matching.publish([profileDeleted(run, profileId)]);
    await eventually(() =>
      expect(matching.commands.some((command) => command.includes(keyOf('acme', profileId)))).toBe(true),
    );
    matching.outside.refusals.delete(run.connectionId);
    expect(outcomesOf(await run.answered(2))).toEqual(['company', 'not-eligible: deleted']);
    expect(matching.outside.charged.has('Deleted')).toBe(false);
  });

  it.each([
    [401, 'credentials-refused'],
    [427, 'out-of-credits'],
  ] as const)('is told once when the provider answers %i, and lets the run go on', async (status, reason) => {
    const run = new RunUnderTest(matching);
    matching.outside.mishaps.set(run.token, [status]);
    await run.request();
    await run.source(names(`Blocked ${status} a`, 2), names(`Blocked ${status} b`, 2));
    await eventually(() => expect(matching.blocksOf(run.run.runId)).toHaveLength(1));
    const asked = () => matching.outside.submits.filter(({ token }) => token === run.token).length;
    const [block] = matching.blocksOf(run.run.runId);
    expect(block).toMatchObject({ data: { reason }, source: 'matching', subject: keyOf('acme', run.run.runId) });
    const before = asked();
    await matching.publish([resumed(run)]);
    expect(outcomesOf(await run.answered(4))).toEqual(['company', 'company', 'company', 'company']);
    expect(asked()).toBe(before + (before === 2 ? 1 : 2));
    expect(matching.blocksOf(run.run.runId)).toHaveLength(1);
  });

  it('who saves the connection anew lifts the refusal too', async () => {
    const run = new RunUnderTest(matching);
    matching.outside.mishaps.set(run.token, [401]);
    await run.request();
    await run.source(names('Saved anew', 2));
    await eventually(() => expect(matching.blocksOf(run.run.runId)).toHaveLength(1));
    await matching.publish([connectionSaved(run)]);
    expect(outcomesOf(await run.answered(2))).toEqual(['company', 'company']);
  });
});

describe('what reaches the database', () => {
  it('names a tenant, or says why it does not', () => {
    const ours = matching.commands.filter((command) =>
      /"(find|update|insert|delete|aggregate|findAndModify)":/.test(command),
    );
    const unguarded = ours.filter((command) => !command.includes('tenantId') && !command.includes('across-tenants: '));
    expect(ours.length).toBeGreaterThan(100);
    expect(unguarded).toEqual([]);
  });

  it('holds no secret', () => {
    const secrets = matching.commands.filter((command) => /secret-token-of|client-secret/.test(command));
    expect(secrets).toEqual([]);
  });
});
