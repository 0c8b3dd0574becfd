import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '@firmograph/mongo';
import { eventually } from '@firmograph/testing';
import { MongoConsents } from './adapters/mongo/mongo-consents.ts';
import { MongoEnrichments } from './adapters/mongo/mongo-enrichments.ts';
import { MongoRuns } from './adapters/mongo/mongo-runs.ts';
import { runChanged } from './application/run-messages.ts';
import { lookAt, withdrawn } from './domain/consent.ts';
import { started } from './domain/enrichment.ts';
import { queued } from './domain/run.ts';
import { anEnrichment, anEnrichmentDefinition } from './testing/builders.ts';
import {
  eventsAbout,
  idIn,
  startConfiguration,
  typesAbout,
  type ConfigurationUnderTest,
} from './testing/configuration-under-test.ts';
import { agreement, anAgreedConnection, aSavedEnrichment, aStartedRun } from './testing/ready.ts';

let service: ConfigurationUnderTest;
let other: Database;
const commands: Readonly<Record<string, unknown>>[] = [];
beforeAll(async () => {
  service = await startConfiguration();
  service.database.onCommand((command) => commands.push(command));
  other = await Database.connect(service.mongoUrl, 'killed');
});
afterAll(async () => {
  await other.close();
  await service.stop();
});

/** Opened without its workers: one that writes and dies before it can do anything else. */
const killed = () => Promise.reject(new Error('killed'));
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds);
const runOf = async (runId: string) => (await service.call('GET', `/runs/${runId}`)).body;

describe('whoever dies', () => {
  it('between write and publish leaves the same bytes to the relay', async () => {
    const runs = await MongoRuns.open(other, killed);
    const definition = anEnrichmentDefinition();
    const run = queued({ runId: randomUUID(), definition, requestedBy: 'ada', requestedAt: ago(0) });
    const message = runChanged('acme', run, 'requested', 1);
    await runs.store.add({ tenantId: 'acme', id: run.runId }, { value: run, says: [message] });
    // Sent, and killed before that was noted: it comes again.
    await service.publish([message]);
    await eventually(() => {
      const about = service.topics.runs.messages.filter(({ key }) => key === message.key);
      const values = about.map(({ value }) => value);
      expect(values).toEqual([message.value, message.value]);
    }, 15_000);
  });

  it('after starting a run leaves it to be recorded', async () => {
    const enrichments = await MongoEnrichments.open(other, killed);
    const request = { runId: randomUUID(), requestedBy: 'ada', requestedAt: ago(6000) };
    const value = started(anEnrichment(), request);
    const address = { tenantId: 'acme', id: value.definition.enrichmentId };
    await enrichments.store.add(address, { value, says: [], dueAt: ago(1000) });
    await eventually(() => {
      expect(typesAbout(service.topics.runs, request.runId)).toContain('run.requested');
    });
  });

  it('after withdrawing a consent leaves its runs to be canceled', async () => {
    const { connectionId, runId } = await aStartedRun(service);
    const consents = await MongoConsents.open(other, killed);
    const address = { tenantId: 'acme', id: connectionId };
    const stored = await consents.store.find(address);
    if (stored === null) throw new Error('no consent');
    const value = { ...withdrawn(stored.value, 'ada', new Date()) };
    await consents.store.replace(address, stored.rev, { value, says: [], dueAt: ago(0) });
    expect(lookAt(value)).not.toBeNull();
    await eventually(async () =>
      expect(await runOf(runId)).toMatchObject({ state: 'canceling', reason: 'no-consent' }),
    );
    await eventually(async () => expect((await consents.store.find(address))?.value.stopRunsOf).toBeNull());
  });
});

it('fails a run that stood still beyond its limit, and the next can start', async () => {
  const { runId, enrichmentId } = await aStartedRun(service);
  const runs = await MongoRuns.open(other, killed);
  const address = { tenantId: 'acme', id: runId };
  await eventually(async () => {
    const stored = await runs.store.find(address);
    if (stored?.value.state !== 'sourcing') throw new Error('not announced yet');
    expect(await runs.store.replace(address, stored.rev, { value: stored.value, says: [], dueAt: ago(0) })).toBe(true);
  });
  await eventually(async () => expect(await runOf(runId)).toMatchObject({ state: 'failed', reason: 'standstill' }));
  await eventually(() => {
    expect(eventsAbout(service.topics.runs, runId).at(-1)).toMatchObject({ type: 'run.failed' });
  });
  expect((await service.call('POST', `/enrichments/${enrichmentId}/runs`)).status).toBe(202);
});

it('shows a secret to nobody but whom it permits to use it', async () => {
  const canaries = [`canary-${randomUUID()}`, `canary-${randomUUID()}`] as const;
  const credential = { kind: 'token', token: canaries[0] };
  const saved = await service.call('POST', '/connections', { name: 'Canary', credential });
  const connectionId = idIn(saved, 'connectionId');
  const path = `/connections/${connectionId}`;
  const pair = { kind: 'oauth', user: 'program', pass: canaries[1] };
  const answers = [
    saved,
    await service.call('POST', '/connections', { name: 'Canary', credential }),
    await service.call('PUT', `${path}/credential`, { credential: { ...credential, kind: 'none' } }),
    await service.call('PUT', `${path}/credential`, { credential: pair }),
    await service.call('POST', `${path}/verify`),
    await service.call('POST', `${path}/consents`, agreement),
    await service.call('GET', path),
    await service.call('GET', '/connections'),
  ];
  const enrichmentId = await aSavedEnrichment(service, connectionId);
  const runId = idIn(await service.call('POST', `/enrichments/${enrichmentId}/runs`), 'runId');
  const request = { connectionId, enrichmentId, runId, to: 'submit' };
  const permit = await service.call('POST', '/tenants/acme/permits', request, { role: 'Service' });
  expect(permit.text).toContain(canaries[1]);

  await eventually(() => expect(typesAbout(service.topics.runs, runId)).toContain('run.requested'));
  const published = Object.values(service.topics).flatMap(({ messages }) => messages);
  const names = ['connections', 'consents', 'enrichments', 'runs'];
  const stored = await Promise.all(
    names.map(async (name) => (await other.collection({ name })).acrossTenants('relay').find({})),
  );
  const everything = JSON.stringify([answers.map(({ text }) => text), published, stored, service.log.lines, commands]);
  expect(everything).toContain(connectionId);
  for (const canary of canaries) {
    expect(everything).not.toContain(canary);
    expect(everything).not.toContain(Buffer.from(canary).toString('base64'));
  }
});

it('reaches its documents through a tenant, or says why not', async () => {
  await anAgreedConnection(service);
  const [reading, writing] = [
    ['find', 'aggregate', 'distinct', 'count'],
    ['update', 'findAndModify', 'delete'],
  ];
  const ours = commands.filter((command) => [...reading, ...writing].some((name) => name in command));
  const stray = ours.filter(({ comment }) => comment !== 'tenant' && !String(comment).startsWith('across-tenants: '));
  const unguarded = ours.filter(
    (command) => command['comment'] === 'tenant' && !JSON.stringify(command).includes('"tenantId":"'),
  );
  expect(ours.length).toBeGreaterThan(20);
  expect([stray, unguarded]).toEqual([[], []]);
});

it('pages through runs, newest first', async () => {
  const who = { tenant: 'pager' };
  const { connectionId } = await aStartedRun(service, who);
  await aStartedRun(service, who, connectionId);
  await aStartedRun(service, who, connectionId);
  const first = await service.call('GET', '/runs?limit=2', undefined, who);
  const second = await service.call('GET', `/runs?limit=2&after=${idIn(first, 'next')}`, undefined, who);
  const items = [first, second].flatMap(({ body }) => body['items'] as { readonly requestedAt: string }[]);
  const times = items.map(({ requestedAt }) => requestedAt);
  expect([times.length, second.body['next']]).toEqual([3, null]);
  expect(times).toEqual([...times].sort().reverse());
  expect((await service.call('GET', '/runs?after=nonsense', undefined, who)).status).toBe(404);
});

it('is ready when Kafka and MongoDB are', async () => {
  await eventually(async () => {
    const { status, text } = await service.call('GET', '/health/ready');
    expect([status, JSON.parse(text)]).toMatchObject([
      200,
      { checks: { kafka: { status: 'up' }, mongodb: { status: 'up' } } },
    ]);
  });
});
