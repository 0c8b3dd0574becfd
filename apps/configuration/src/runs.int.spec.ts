import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@firmograph/testing';
import { aDefinition } from './testing/builders.ts';
import {
  eventsAbout,
  startConfiguration,
  typesAbout,
  type ConfigurationUnderTest,
} from './testing/configuration-under-test.ts';
import { agreement, anAgreedConnection, aSavedEnrichment, aStartedRun, aToken, type Started } from './testing/ready.ts';
import { blockedReport, settledReport, sourcedReport } from './testing/reports.ts';

let service: ConfigurationUnderTest;
beforeAll(async () => {
  service = await startConfiguration({ ENRICHMENTS_PER_TYPE: '100' });
});
afterAll(() => service.stop());

const stateOf = async (runId: string) => (await service.call('GET', `/runs/${runId}`)).body['state'];
const permit = async ({ connectionId, enrichmentId, runId }: Started, to: 'submit' | 'collect' = 'submit') => {
  const body = { connectionId, enrichmentId, runId, to };
  return (await service.call('POST', '/tenants/acme/permits', body, { role: 'Service' })).body;
};
const reaches = (runId: string, state: string) =>
  eventually(async () => {
    expect(await stateOf(runId)).toBe(state);
  });

describe('a run', () => {
  it('goes from its request to its end, and each change is said once and in order', async () => {
    const started = await aStartedRun(service);
    const { runId, enrichmentId } = started;
    await reaches(runId, 'sourcing');
    await service.publish([sourcedReport(started, 3)]);
    await reaches(runId, 'running');
    await service.call('POST', `/runs/${runId}/pause`);
    await service.call('POST', `/runs/${runId}/resume`);
    await service.publish([settledReport(started, { enriched: 2, 'not-matched': 1 })]);
    await reaches(runId, 'completed');
    const { body } = await service.call('GET', `/runs/${runId}`);
    expect(body).toMatchObject({ profiles: 3, counts: { enriched: 2, 'not-matched': 1 }, enrichmentId, reason: null });
    await eventually(() => {
      const ours = eventsAbout(service.topics.runs, runId).filter((event) => event?.source === 'configuration');
      const said = ['run.requested', 'run.paused', 'run.resumed', 'run.completed'];
      expect(ours.map((event) => event?.type)).toEqual(said);
    });
  });

  it('carries the definition that it began with, whatever becomes of the enrichment', async () => {
    const { connectionId, enrichmentId, runId } = await aStartedRun(service);
    const changed = await service.call(
      'PUT',
      `/enrichments/${enrichmentId}`,
      aDefinition({ connectionId, name: 'New' }),
    );
    expect(changed.body).toMatchObject({ definition: { version: 2, name: 'New' } });
    await eventually(() => {
      const [requested] = eventsAbout(service.topics.runs, runId);
      expect(requested?.data).toMatchObject({ definition: { version: 1 }, requestedBy: 'ada' });
    });
  });

  it('is one, of ten that are asked for at once', async () => {
    const connectionId = await anAgreedConnection(service);
    const enrichmentId = await aSavedEnrichment(service, connectionId);
    const path = `/enrichments/${enrichmentId}/runs`;
    const answers = await Promise.all(Array.from({ length: 10 }, () => service.call('POST', path)));
    const listed = await service.call('GET', `/runs?enrichmentId=${enrichmentId}`);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, ...Array.from({ length: 9 }, () => 409)]);
    expect(new Set(answers.flatMap(({ body }) => body['type'] ?? []))).toEqual(new Set(['run/already-active']));
    expect(listed.body['items']).toHaveLength(1);
  });

  it('makes room for the next once it is over', async () => {
    const started = await aStartedRun(service);
    await service.publish([sourcedReport(started, 0)]);
    await reaches(started.runId, 'completed');
    const again = await service.call('POST', `/enrichments/${started.enrichmentId}/runs`);
    expect(again.status).toBe(202);
  });

  it.each([
    [
      'is inactive',
      'run/enrichment-inactive',
      ({ enrichmentId }: Ids) => service.call('PUT', `/enrichments/${enrichmentId}/state`, { state: 'Inactive' }),
    ],
    [
      'has an unverified connection',
      'run/connection-not-active',
      ({ connectionId }: Ids) => {
        service.leadspace.verdict = 'credentials-refused';
        return service.call('POST', `/connections/${connectionId}/verify`);
      },
    ],
    [
      'lacks a consent',
      'run/consent-missing',
      ({ connectionId }: Ids) => service.call('POST', `/connections/${connectionId}/consents/withdraw`),
    ],
    [
      'sends more than was agreed to',
      'run/consent-missing',
      ({ connectionId }: Ids) =>
        service.call('POST', `/connections/${connectionId}/consents`, { ...agreement, fields: ['name'] }),
    ],
  ])('is refused to an enrichment that %s', async (_, type, spoil) => {
    const connectionId = await anAgreedConnection(service);
    const enrichmentId = await aSavedEnrichment(service, connectionId);
    await spoil({ connectionId, enrichmentId });
    const answer = await service.call('POST', `/enrichments/${enrichmentId}/runs`);
    expect([answer.status, answer.body['type']]).toEqual([409, type]);
  });

  it('stays as it ended, whatever comes later; only its counts are corrected', async () => {
    const started = await aStartedRun(service);
    await service.publish([settledReport(started, { enriched: 1, 'not-attempted': 1 })]);
    await reaches(started.runId, 'canceled');
    await service.publish([
      blockedReport({ ...started, occurrence: 'late' }, 'out-of-credits'),
      settledReport({ ...started, occurrence: '2' }, { enriched: 2 }),
    ]);
    const cancel = await service.call('POST', `/runs/${started.runId}/cancel`);
    expect([cancel.status, cancel.body['type']]).toEqual([409, 'run/over']);
    await eventually(async () => {
      const { body } = await service.call('GET', `/runs/${started.runId}`);
      expect(body).toMatchObject({ state: 'canceled', counts: { enriched: 2 } });
    });
  });
});

interface Ids {
  readonly connectionId: string;
  readonly enrichmentId: string;
}

describe('a permit', () => {
  it('hands over the credential and the consent it relies on', async () => {
    const credential = aToken();
    const connectionId = await anAgreedConnection(service);
    await service.call('PUT', `/connections/${connectionId}/credential`, { credential });
    await service.call('POST', `/connections/${connectionId}/verify`);
    const started = await aStartedRun(service, {}, connectionId);
    expect(await permit(started)).toEqual({
      granted: true,
      validForMs: 30_000,
      credential,
      consent: { consentId: expect.any(String), version: 1, fields: ['name', 'website'] },
    });
    expect(await permit(started, 'collect')).toMatchObject({ granted: true, consent: null });
  });

  it('is refused from the moment consent is withdrawn, and the runs are canceled', async () => {
    const started = await aStartedRun(service);
    await service.call('POST', `/connections/${started.connectionId}/consents/withdraw`);
    expect(await permit(started)).toEqual({ granted: false, because: 'no-consent' });
    expect(await permit(started, 'collect')).toMatchObject({ granted: true });
    await eventually(() => {
      expect(eventsAbout(service.topics.runs, started.runId).at(-1)).toMatchObject({
        type: 'run.cancel-requested',
        data: { reason: 'no-consent' },
      });
      expect(typesAbout(service.topics.consents, started.connectionId)).toEqual([
        'consent.granted',
        'consent.withdrawn',
      ]);
    });
  });

  it('is refused when consent has run out, which ends the run', async () => {
    const connectionId = await anAgreedConnection(service);
    const expiresAt = new Date(Date.now() + 700).toISOString();
    await service.call('POST', `/connections/${connectionId}/consents`, { ...agreement, expiresAt });
    const started = await aStartedRun(service, {}, connectionId);
    await eventually(async () => expect(await permit(started)).toEqual({ granted: false, because: 'no-consent' }));
    expect(await service.call('GET', `/runs/${started.runId}`)).toMatchObject({
      body: { state: 'canceling', reason: 'no-consent' },
    });
    await eventually(() => {
      expect(eventsAbout(service.topics.consents, connectionId).at(-1)).toMatchObject({
        type: 'consent.expired',
        data: { expiredAt: expiresAt, version: 3 },
      });
    });
  });

  it('is refused to the run of an enrichment that was switched off, which is canceled', async () => {
    const started = await aStartedRun(service);
    await service.call('PUT', `/enrichments/${started.enrichmentId}/state`, { state: 'Inactive' });
    expect(await permit(started)).toEqual({ granted: false, because: 'canceled' });
  });

  it('is refused to every run over a blocked credential, until a person resumes the connection', async () => {
    const one = await aStartedRun(service);
    const other = await aStartedRun(service, {}, one.connectionId);
    const report = blockedReport(one, 'credentials-refused');
    await service.publish([sourcedReport(one, 5), report]);
    await Promise.all([reaches(one.runId, 'blocked'), reaches(other.runId, 'blocked')]);
    const blocked = await service.call('GET', `/connections/${one.connectionId}`);
    expect(blocked.body).toMatchObject({ state: 'inactive', blockedBecause: 'credentials-refused' });
    expect([await permit(one), await permit(other)]).toEqual(Array(2).fill({ granted: false, because: 'blocked' }));

    const resumed = await service.call('POST', `/connections/${one.connectionId}/resume`);
    expect(resumed.body).toMatchObject({ state: 'active', blockedBecause: null });
    expect([await stateOf(one.runId), await stateOf(other.runId)]).toEqual(['running', 'sourcing']);
    expect(await permit(one)).toMatchObject({ granted: true });

    // The same report again, as after a crash before the commit: the person's word stands.
    await service.publish([report, sourcedReport(other, 1)]);
    await reaches(other.runId, 'running');
    expect(await stateOf(one.runId)).toBe('running');
  });
});

describe('an enrichment', () => {
  it('that is deleted is gone at once, and its rows when its run is over', async () => {
    const started = await aStartedRun(service);
    const deleted = await service.call('DELETE', `/enrichments/${started.enrichmentId}`);
    const gone = await service.call('GET', `/enrichments/${started.enrichmentId}`);
    expect([deleted.status, gone.status, await stateOf(started.runId)]).toEqual([202, 404, 'canceling']);
    expect(typesAbout(service.topics.enrichments, started.enrichmentId)).not.toContain('enrichment.deleted');
    await service.publish([settledReport(started, { 'not-attempted': 4 })]);
    await eventually(() => {
      const types = ['enrichment.saved', 'enrichment.deleted', 'tombstone'];
      expect(typesAbout(service.topics.enrichments, started.enrichmentId)).toEqual(types);
    });
    expect(await stateOf(started.runId)).toBe('canceled');
  });

  it('has an output table of its own, also when two ask for one at once', async () => {
    const connectionId = await anAgreedConnection(service);
    const define = (outputTable: string) =>
      service.call('POST', '/enrichments', aDefinition({ connectionId, outputTable }));
    const answers = await Promise.all([define('Companies'), define('companies')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const other = await aSavedEnrichment(service, connectionId);
    const clash = await service.call(
      'PUT',
      `/enrichments/${other}`,
      aDefinition({ connectionId, outputTable: 'COMPANIES' }),
    );
    expect(clash.body['type']).toBe('enrichment/output-table-taken');
  });
});
