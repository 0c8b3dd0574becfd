import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDefinition } from './testing/builders.ts';
import { idIn, startConfiguration, type ConfigurationUnderTest, type Who } from './testing/configuration-under-test.ts';
import { anAgreedConnection, aSavedEnrichment } from './testing/ready.ts';

let service: ConfigurationUnderTest;
beforeAll(async () => {
  service = await startConfiguration();
});
afterAll(() => service.stop());

const carl: Who = { role: 'Contributor', subject: 'carl' };
const grace: Who = { subject: 'grace' };
const all = { contributors: { kind: 'all' }, firstRun: 'free' };
const none = { contributors: { kind: 'none' }, firstRun: 'free' };
const named = (...subjects: string[]) => ({ contributors: { kind: 'named', subjects }, firstRun: 'free' });
const needsApproval = { contributors: { kind: 'all' }, firstRun: 'needs-approval' };

async function opened(access: object) {
  const connectionId = await anAgreedConnection(service);
  await service.call('PUT', `/connections/${connectionId}/access`, access);
  return connectionId;
}

const run = (enrichmentId: string, who: Who = {}) =>
  service.call('POST', `/enrichments/${enrichmentId}/runs`, undefined, who);

describe('a contributor', () => {
  it.each([
    ['all', all, 201],
    ['none', none, 403],
    ['others', named('vera'), 403],
    ['those named, and he is', named('vera', 'carl'), 201],
  ])('defines an enrichment over a connection that is open to %s', async (_, access, status) => {
    const connectionId = await opened(access);
    const answer = await service.call('POST', '/enrichments', aDefinition({ connectionId }), carl);
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body['type']).toBe('connection/not-open');
  });

  it('neither runs nor changes nor activates what is over one that is not open to him', async () => {
    const connectionId = await opened(none);
    const enrichmentId = await aSavedEnrichment(service, connectionId);
    const elsewhere = await opened(all);
    const path = `/enrichments/${enrichmentId}`;
    const answers = [
      await run(enrichmentId, carl),
      await service.call('PUT', path, aDefinition({ connectionId: elsewhere }), carl),
      await service.call('PUT', `${path}/state`, { state: 'Active' }, carl),
    ];
    expect(answers.map(({ body }) => body['type'])).toEqual(Array(3).fill('connection/not-open'));
  });

  it('does not go on with a run over one that was closed to him meanwhile', async () => {
    const connectionId = await opened(all);
    const enrichmentId = await aSavedEnrichment(service, connectionId, carl);
    const runId = idIn(await run(enrichmentId, carl), 'runId');
    const paused = await service.call('POST', `/runs/${runId}/pause`, undefined, carl);
    await service.call('PUT', `/connections/${connectionId}/access`, none);
    const resumed = await service.call('POST', `/runs/${runId}/resume`, undefined, carl);
    expect([paused.status, resumed.status]).toEqual([200, 403]);
    expect((await service.call('POST', `/runs/${runId}/resume`)).status).toBe(200);
  });

  it('sees of a connection its name and its kind, and whether he may use it', async () => {
    const [open, closed] = [await opened(named('carl')), await opened(none)];
    const one = await service.call('GET', `/connections/${open}`, undefined, carl);
    const list = await service.call('GET', '/connections', undefined, carl);
    const items = list.body['items'] as { connectionId: string; mayUse: boolean }[];
    expect(one.body).toEqual({ connectionId: open, name: expect.any(String), kind: 'token', mayUse: true });
    expect(items.find(({ connectionId }) => connectionId === closed)?.mayUse).toBe(false);
    expect(list.text).not.toMatch(/fingerprint|lastFour|usedBy|createdBy/);
  });

  it('does not open a connection to himself', async () => {
    const connectionId = await opened(none);
    const answer = await service.call('PUT', `/connections/${connectionId}/access`, all, carl);
    expect([answer.status, answer.body['type']]).toEqual([403, 'auth/forbidden']);
  });
});

describe('access', () => {
  it('is read as it was set', async () => {
    const connectionId = await opened(named('vera'));
    const { body } = await service.call('GET', `/connections/${connectionId}/access`);
    expect(body).toMatchObject({
      connectionId,
      contributors: { kind: 'named', subjects: ['vera'] },
      firstRun: { state: 'free', asked: null, approvals: [] },
    });
  });

  it.each([
    ['an unknown field', { ...all, extra: 1 }, 'body.extra'],
    [
      'an unknown field within',
      { ...all, contributors: { kind: 'none', subjects: ['x'] } },
      'body.contributors.subjects',
    ],
    ['no subjects', named(), 'body.contributors.subjects'],
  ])('is not set with %s, which is named', async (_, access, field) => {
    const connectionId = await opened(all);
    const answer = await service.call('PUT', `/connections/${connectionId}/access`, access);
    expect([answer.status, (answer.body['errors'] as { field: string }[])[0]?.field]).toEqual([400, field]);
  });

  it('of another tenant’s connection is not there', async () => {
    const path = `/connections/${await opened(all)}`;
    const answers = await Promise.all([
      service.call('GET', `${path}/access`, undefined, { tenant: 'other' }),
      service.call('PUT', `${path}/access`, none, { tenant: 'other' }),
      service.call('POST', `${path}/first-run/approve`, undefined, { tenant: 'other' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});

describe('the first run over a connection with four eyes', () => {
  it('waits until another administrator approves it', async () => {
    const connectionId = await opened(needsApproval);
    const enrichmentId = await aSavedEnrichment(service, connectionId);
    const approve = (who: Who) =>
      service.call('POST', `/connections/${connectionId}/first-run/approve`, undefined, who);
    const first = await run(enrichmentId);
    const seen = await service.call('GET', `/connections/${connectionId}/access`, undefined, grace);
    const own = await approve({});
    const approved = await approve(grace);
    const second = await run(enrichmentId);
    expect([first, own, approved, second].map(({ status, body }) => body['type'] ?? status)).toEqual([
      'run/awaits-approval',
      'connection/approve-by-another',
      200,
      202,
    ]);
    expect(seen.body['firstRun']).toMatchObject({ state: 'awaited', asked: { by: 'ada', enrichmentId } });
  });

  it('is one, when two administrators race for it', async () => {
    const connectionId = await opened(needsApproval);
    const enrichmentIds = [
      await aSavedEnrichment(service, connectionId),
      await aSavedEnrichment(service, connectionId),
    ];
    const answers = await Promise.all(enrichmentIds.flatMap((id) => [run(id), run(id, grace)]));
    expect(answers.map(({ body }) => body['type'])).toEqual(Array(4).fill('run/awaits-approval'));
  });

  it('asked for with a key needs another person than the one who made it', async () => {
    const connectionId = await opened(needsApproval);
    const enrichmentId = await aSavedEnrichment(service, connectionId);
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const made = await service.call('POST', '/keys', { name: 'k', role: 'Contributor', scopes: ['run'], expiresAt });
    const key: Who = { token: idIn(made, 'key') };
    await run(enrichmentId, key);
    const own = await service.call('POST', `/connections/${connectionId}/first-run/approve`);
    await service.call('POST', `/connections/${connectionId}/first-run/approve`, undefined, grace);
    expect([own.body['type'], (await run(enrichmentId, key)).status]).toEqual(['connection/approve-by-another', 202]);
  });

  it('is not freed by one person alone', async () => {
    const connectionId = await opened(needsApproval);
    const freed = await service.call('PUT', `/connections/${connectionId}/access`, all);
    expect(freed.body['type']).toBe('connection/first-run-not-approved');
  });
});
