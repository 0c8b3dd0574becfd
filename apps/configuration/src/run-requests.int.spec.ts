import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { occurred, outgoing, runs, RunStrayed } from '@firmograph/contracts';
import { keyOf } from '@firmograph/kernel';
import { eventually } from '@firmograph/testing';
import {
  eventsAbout,
  idIn,
  startConfiguration,
  type ConfigurationUnderTest,
} from './testing/configuration-under-test.ts';
import { anAgreedConnection, aSavedEnrichment, aStartedRun } from './testing/ready.ts';
import { settledReport } from './testing/reports.ts';

let service: ConfigurationUnderTest;
beforeAll(async () => {
  service = await startConfiguration({ ENRICHMENTS_PER_TYPE: '100' });
}, 60_000);
afterAll(() => service.stop());

const anEnrichment = async () => aSavedEnrichment(service, await anAgreedConnection(service));
const runOf = async (runId: string) => (await service.call('GET', `/runs/${runId}`)).body;
const reaches = (runId: string, expected: object) =>
  eventually(async () => {
    expect(await runOf(runId)).toMatchObject(expected);
  });

describe('a run that is requested with an idempotency key', () => {
  it('is the same run for the same request, and another request is refused', async () => {
    const path = `/enrichments/${await anEnrichment()}/runs`;
    const idempotencyKey = randomUUID();
    const [first, again] = await Promise.all(
      [1, 2].map(() => service.call('POST', path, { mode: 'all' }, { idempotencyKey })),
    );
    expect([first?.status, again?.body['runId']]).toEqual([202, first?.body['runId']]);
    const other = await service.call('POST', path, { mode: 'changed' }, { idempotencyKey });
    expect([other.status, other.body['type']]).toEqual([422, 'request/key-reused']);
  });

  it('is another one of another tenant', async () => {
    const idempotencyKey = randomUUID();
    const asked = ['one', 'other'].map(async (tenant) => {
      const who = { tenant: `${tenant}-${idempotencyKey}`, idempotencyKey };
      const enrichmentId = await aSavedEnrichment(service, await anAgreedConnection(service, who), who);
      return service.call('POST', `/enrichments/${enrichmentId}/runs`, {}, who);
    });
    const [one, other] = await Promise.all(asked);
    expect([one?.status, other?.status]).toEqual([202, 202]);
    expect(one?.body['runId']).not.toBe(other?.body['runId']);
  });
});

describe('a run', () => {
  it('says how it was ordered and what brought it about, to the others too', async () => {
    const answer = await service.call('POST', `/enrichments/${await anEnrichment()}/runs`, { mode: 'all' });
    expect(answer.body).toMatchObject({
      mode: 'all',
      trigger: 'person',
      ofRun: null,
      definitionVersion: 1,
    });
    // It is announced at its own pace: the answer may be of before or after.
    await reaches(idIn(answer, 'runId'), { status: 'Refreshing' });
    await eventually(() => {
      const [requested] = eventsAbout(service.topics.runs, idIn(answer, 'runId'));
      expect(requested?.data).toMatchObject({ mode: 'all', trigger: 'person' });
    });
  });

  it('of failures only needs a run that had any, and names it', async () => {
    const started = await aStartedRun(service);
    const path = `/enrichments/${started.enrichmentId}/runs`;
    expect((await service.call('POST', path, { mode: 'failed' })).status).toBe(400);
    await service.publish([settledReport(started, { enriched: 1, failed: 2 })]);
    await reaches(started.runId, { state: 'completed', status: 'Completed with errors' });
    const rerun = await service.call('POST', path, { mode: 'failed', ofRun: started.runId });
    expect(rerun.body).toMatchObject({ mode: 'failed', ofRun: started.runId, trigger: 'rerun' });
  });

  it('that is queued begins when the one under way is over', async () => {
    const started = await aStartedRun(service);
    const path = `/enrichments/${started.enrichmentId}/runs`;
    expect((await service.call('POST', path, {})).body['type']).toBe('run/already-active');
    const next = await service.call('POST', path, { queue: true });
    expect(next.body).toMatchObject({ state: 'waiting', status: 'Queued' });
    await service.publish([settledReport(started, { enriched: 1 })]);
    await reaches(idIn(next, 'runId'), { state: 'sourcing', status: 'Refreshing' });
  });
});

describe('several runs requested at once', () => {
  it('are answered one by one, so that one that may not begin stops none of the others', async () => {
    const [good, strange] = [await anEnrichment(), randomUUID()];
    const { status, body } = await service.call('POST', '/runs', { enrichmentIds: [good, strange] });
    expect([status, body]).toMatchObject([
      202,
      {
        items: [
          { enrichmentId: good, run: { state: 'queued' }, problem: null },
          { enrichmentId: strange, run: null, problem: { type: 'request/not-found' } },
        ],
      },
    ]);
  });

  it('are refused where an enrichment is named twice', async () => {
    const id = randomUUID();
    expect((await service.call('POST', '/runs', { enrichmentIds: [id, id] })).status).toBe(400);
  });
});

describe('a run that is held to its plan', () => {
  it('pauses itself when results says that it left it, and goes on for good when a person accepts', async () => {
    const enrichmentId = await anEnrichment();
    const plan = { credits: { most: 10 }, matchRate: { least: 0.6, most: 0.9 } };
    const runId = idIn(await service.call('POST', `/enrichments/${enrichmentId}/runs`, { plan }), 'runId');
    await reaches(runId, { state: 'sourcing', plan: { ...plan, afterProfiles: 100 } });
    const fact = { source: 'results', subject: keyOf('acme', runId), time: new Date(), tenantid: 'acme' };
    const data = { runId, enrichmentId, measure: 'match-rate', value: 0.31234, least: 0.6, most: 0.9 } as const;
    await service.publish([outgoing(runs, occurred(RunStrayed, { ...fact, occurrence: 1, data }))]);
    await reaches(runId, { state: 'paused', reason: 'beyond-plan: match-rate 0.312 is not within 0.6 to 0.9' });
    await service.call('POST', `/runs/${runId}/resume`);
    await reaches(runId, { state: 'sourcing', reason: null });
  });
});
