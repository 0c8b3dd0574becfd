import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { occurred, outgoing, ProfileChanged, profiles } from '@firmograph/contracts';
import { keyOf } from '@firmograph/kernel';
import { eventually } from '@firmograph/testing';
import {
  lendOutside,
  startConfiguration,
  type ConfigurationUnderTest,
  type Outside,
} from './testing/configuration-under-test.ts';
import { anAgreedConnection, aSavedEnrichment } from './testing/ready.ts';
import type { StoreDocument } from './adapters/mongo/store-document.ts';
import type { Schedule } from './domain/schedule.ts';

let outside: Outside;
let service: ConfigurationUnderTest;
let other: ConfigurationUnderTest;
beforeAll(async () => {
  outside = await lendOutside();
  const keys = { SECRET_KEY: Buffer.alloc(32, 1).toString('base64') };
  service = await startConfiguration(keys, outside);
  other = await startConfiguration(keys, outside);
}, 120_000);
afterAll(async () => {
  await Promise.all([service.stop(), other.stop()]);
  await outside.release();
});

const terms = { times: ['0 6 * * *'], timeZone: 'Europe/Copenhagen' };
const anEnrichment = async () => aSavedEnrichment(service, await anAgreedConnection(service));
const runsOf = async (enrichmentId: string) => {
  const { body } = await service.call('GET', `/runs?enrichmentId=${enrichmentId}`);
  return body['items'] as readonly Readonly<Record<string, unknown>>[];
};

describe('a schedule', () => {
  it('is saved, shown with its next times, and taken away', async () => {
    const path = `/enrichments/${await anEnrichment()}/schedule`;
    const saved = await service.call('PUT', path, terms);
    expect(saved).toMatchObject({ status: 200, body: { ...terms, isOn: true, savedBy: 'ada' } });
    expect((await service.call('GET', path)).body['nextTimes']).toHaveLength(5);
    expect((await service.call('GET', path, undefined, { tenant: 'other' })).status).toBe(404);
    expect((await service.call('DELETE', path)).status).toBe(204);
    expect((await service.call('GET', path)).status).toBe(404);
  });

  it('is refused with one sentence where a time is none', async () => {
    const path = `/enrichments/${await anEnrichment()}/schedule`;
    const { status, body } = await service.call('PUT', path, { ...terms, times: ['sometimes!'] });
    expect([status, body['type']]).toEqual([422, 'schedule/not-a-time']);
  });

  it('runs a time that has come once, with two instances there', async () => {
    const enrichmentId = await anEnrichment();
    await service.call('PUT', `/enrichments/${enrichmentId}/schedule`, terms);
    const collection = await service.database.collection<StoreDocument<Schedule>>({ name: 'schedules' });
    const due = new Date(Date.now() - 1000);
    await collection
      .forTenant('acme')
      .update({ id: enrichmentId }, { $set: { 'value.nextAt': due, nextAttemptAt: due } });
    await eventually(async () => {
      const stored = await collection.forTenant('acme').findOne({ id: enrichmentId });
      expect(stored?.value?.nextAt?.getTime()).toBeGreaterThan(Date.now());
    });
    expect(await runsOf(enrichmentId)).toMatchObject([{ trigger: 'schedule', plannedFor: due.toISOString() }]);
  });
});

describe('changes of profiles', () => {
  it('start a run of the enrichments that wait for them', async () => {
    const enrichmentId = await anEnrichment();
    const body = { times: [], timeZone: 'UTC', onChange: { afterProfiles: 3, atMostEveryMinutes: 1 } };
    expect((await service.call('PUT', `/enrichments/${enrichmentId}/schedule`, body)).status).toBe(200);
    const changes = ['a', 'b', 'c'].map((name) => {
      const profileId = `${name}-${randomUUID()}`;
      const subject = keyOf('acme', profileId);
      const fact = { source: 'sourcing', subject, occurrence: 1, sequence: 1, time: new Date(), tenantid: 'acme' };
      return outgoing(profiles, occurred(ProfileChanged, { ...fact, data: { profileId, fields: { name: 1 } } }));
    });
    await service.publish(changes);
    await eventually(async () => {
      expect(await runsOf(enrichmentId)).toMatchObject([{ trigger: 'change' }]);
    });
  });
});
