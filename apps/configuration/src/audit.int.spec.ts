import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditRecord } from '@firmograph/contracts';
import { eventually } from '@firmograph/testing';
import { idIn, startConfiguration, type ConfigurationUnderTest } from './testing/configuration-under-test.ts';

let service: ConfigurationUnderTest;
beforeAll(async () => {
  service = await startConfiguration();
}, 120_000);
afterAll(() => service.stop());

const secret = 'canary-token-1234567890';
const audit = async (query: string, tenant: string) =>
  (await service.call('GET', `/audit?limit=1000&${query}`, undefined, { tenant })).body['items'] as AuditRecord[];
const saved = async (tenant: string) =>
  idIn(
    await service.call(
      'POST',
      '/connections',
      { name: 'Leadspace', credential: { kind: 'token', token: secret } },
      { tenant },
    ),
    'connectionId',
  );
const agreed = async (connectionId: string, tenant: string, over: object = {}) => {
  const { body: notice } = await service.call('GET', '/consent-notice', undefined, { tenant });
  const agreement = { agree: true, noticeHash: notice['hash'], fields: ['name'], ...over };
  return service.call('POST', `/connections/${connectionId}/consents`, agreement, { tenant });
};

describe('the audit trail of the configuration', () => {
  it('says what a person changed, before and after, and holds no secret', async () => {
    const id = await saved('people');
    await service.call('POST', `/connections/${id}/verify`, undefined, { tenant: 'people' });
    const [verify] = await audit('action=verifyConnection&phase=outcome', 'people');
    expect(verify).toMatchObject({
      actor: { subject: 'ada', roles: ['Administrator'] },
      target: { connectionId: id },
      changes: [{ kind: 'connection', id, fields: { state: { before: 'unverified', after: 'active' } } }],
    });
    const [save] = await audit('action=saveConnection&phase=outcome', 'people');
    expect(save).toMatchObject({
      request: { name: 'Leadspace', credential: { kind: 'token', token: '[not recorded]' } },
      answer: { connectionId: id },
      changes: [{ kind: 'connection', id, fields: { name: { after: 'Leadspace' } } }],
    });
    expect(await audit(`target=${id}&phase=outcome`, 'people')).toHaveLength(2);
    const stored = await service.database.collection({ name: 'audit' });
    expect(JSON.stringify(await stored.forTenant('people').find({}))).not.toContain(secret);
  });

  it('says what the service changed unasked: a consent that ran out', async () => {
    const id = await saved('system');
    await agreed(id, 'system', { expiresAt: new Date(Date.now() + 300).toISOString() });
    await eventually(async () => {
      const changes = await audit('phase=change', 'system');
      expect(changes).toMatchObject([
        {
          action: 'consent.expired',
          actor: { subject: 'system', roles: [] },
          changes: [{ kind: 'consent', id, fields: { act: { before: 'granted', after: 'expired' } } }],
        },
      ]);
    });
    expect((await service.call('GET', '/audit/verification', undefined, { tenant: 'system' })).body).toMatchObject({
      faultCount: 0,
    });
  });
});
