import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { configurationRoutes, roles, type RouteContract } from '@firmograph/contracts';
import { eventually } from '@firmograph/testing';
import { aKeyRequest, anErasure, aSubscription, bodiesOver } from './testing/bodies.ts';
import {
  eventsAbout,
  idIn,
  startConfiguration,
  typesAbout,
  type ConfigurationUnderTest,
} from './testing/configuration-under-test.ts';
import {
  agreement,
  anAgreedConnection,
  aSavedConnection,
  aSavedEnrichment,
  aStartedRun,
  aToken,
  type Started,
} from './testing/ready.ts';

let service: ConfigurationUnderTest;
let started: Started;
let keyId: string;
let erasureId: string;
let subscriptionId: string;
let deliveryId: string;
beforeAll(async () => {
  service = await startConfiguration();
  started = await aStartedRun(service);
  keyId = idIn(await service.call('POST', '/keys', aKeyRequest()), 'keyId');
  subscriptionId = idIn(await service.call('POST', '/notifications/subscriptions', aSubscription), 'subscriptionId');
  const sent = await service.call('POST', `/notifications/subscriptions/${subscriptionId}/test`);
  deliveryId = idIn(sent, 'deliveryId');
  erasureId = idIn(await service.call('POST', '/erasures', anErasure), 'erasureId');
});
afterAll(() => service.stop());

const routes: readonly RouteContract[] = Object.values(configurationRoutes);
const named = routes.map((route) => [route.name, route] as const);

function pathOf({ path }: RouteContract, tenantId = 'acme'): string {
  const values: Readonly<Record<string, string>> = {
    ...started,
    tenantId,
    keyId,
    erasureId,
    consentId: keyId,
    subscriptionId,
    deliveryId,
  };
  return path.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? name);
}

const bodyOf = ({ name }: RouteContract): unknown => bodiesOver(started)[name];

describe('who may', () => {
  it.each(named)('%s is refused to every role that its contract does not name', async (_, route) => {
    const others = roles.filter((role) => !route.roles.includes(role));
    const answers = others.map((role) => service.call(route.method, pathOf(route), bodyOf(route), { role }));
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(others.map(() => 403));
  });

  const aboutOne = named.filter(([name, { path }]) => path.includes(':') && name !== 'askPermit');
  it.each(aboutOne)('%s answers 404 to another tenant', async (_, route) => {
    const role = route.roles.includes('Viewer') ? 'Viewer' : 'Administrator';
    const { status, body } = await service.call(route.method, pathOf(route), bodyOf(route), { tenant: 'other', role });
    expect([status, body['type']]).toEqual([404, 'request/not-found']);
  });

  it.each(['/connections', '/enrichments', '/runs'])('%s shows another tenant nothing', async (path) => {
    const { body } = await service.call('GET', path, undefined, { tenant: 'other' });
    expect(body).toEqual({ items: [], next: null });
  });

  it('permits nothing to a service that asks in the name of another tenant', async () => {
    const route = configurationRoutes.askPermit;
    const { status, body } = await service.call('POST', pathOf(route, 'other'), bodyOf(route), { role: 'Service' });
    expect([status, body]).toEqual([200, { granted: false, because: 'unknown-run' }]);
  });

  it('left the tenant as it was', async () => {
    const { body } = await service.call('GET', `/enrichments/${started.enrichmentId}`);
    expect(body).toMatchObject({ state: 'Active', definition: { version: 1 }, lastRunId: started.runId });
  });
});

describe('a connection', () => {
  it('has a name of its own within the tenant', async () => {
    const request = { name: 'Sales', credential: aToken() };
    const first = await service.call('POST', '/connections', request);
    const again = await service.call('POST', '/connections', { ...request, name: ' SALES' });
    const elsewhere = await service.call('POST', '/connections', request, { tenant: 'elsewhere' });
    expect([first.status, again.status, elsewhere.status]).toEqual([201, 409, 201]);
    expect(again.body).toMatchObject({
      type: 'connection/name-taken',
      title: expect.stringContaining('Choose another'),
    });
  });

  it('becomes active when the provider knows its credential, and stays so while another waits to be verified', async () => {
    const connectionId = await aSavedConnection(service);
    service.leadspace.verdict = 'accepted';
    const verified = await service.call('POST', `/connections/${connectionId}/verify`);
    const replaced = await service.call('PUT', `/connections/${connectionId}/credential`, {
      credential: { kind: 'oauth', user: 'program', pass: 'the-secret-0815' },
    });
    const again = await service.call('POST', `/connections/${connectionId}/verify`);
    expect([verified.body, replaced.body, again.body]).toMatchObject([
      { state: 'active', kind: 'token', pending: null, ageDays: 0, expiresInDays: 730, advice: null },
      { state: 'active', kind: 'token', pending: { kind: 'oauth', lastFour: '0815' } },
      { state: 'active', kind: 'oauth', lastFour: '0815', pending: null, expiresInDays: null },
    ]);
    expect(replaced.text).not.toContain('the-secret');
    expect(service.leadspace.asked.slice(-2)).toMatchObject([{ kind: 'token' }, { kind: 'oauth' }]);
    await eventually(() => {
      const states = eventsAbout(service.topics.connections, connectionId).map((event) => event?.data);
      expect(states).toMatchObject([
        { state: 'unverified' },
        { state: 'active' },
        { state: 'active' },
        { state: 'active', credentialFingerprint: again.body['fingerprint'] },
      ]);
    });
  });

  it.each([
    ['credentials-refused', 422, 'connection/credentials-refused'],
    ['out-of-credits', 422, 'connection/credentials-refused'],
    ['unreachable', 503, 'connection/provider-unreachable'],
  ] as const)('stays unverified when the provider answers %s', async (verdict, status, type) => {
    const connectionId = await aSavedConnection(service);
    service.leadspace.verdict = verdict;
    const answer = await service.call('POST', `/connections/${connectionId}/verify`);
    const { body } = await service.call('GET', `/connections/${connectionId}`);
    expect([answer.status, answer.body['type'], body['state']]).toEqual([status, type, 'unverified']);
  });

  it('is not removed while an enrichment uses it, which is named', async () => {
    const connectionId = await anAgreedConnection(service);
    const enrichmentId = await aSavedEnrichment(service, connectionId);
    const refused = await service.call('DELETE', `/connections/${connectionId}`);
    const { body } = await service.call('GET', `/connections/${connectionId}`);
    expect(refused.body).toMatchObject({
      type: 'connection/in-use',
      title: expect.stringContaining('Customers in the north'),
    });
    expect(body['usedBy']).toEqual([enrichmentId]);
  });

  it('makes room for another that everything may be sent over', async () => {
    const [from, to] = [await anAgreedConnection(service), await anAgreedConnection(service)];
    const path = `/enrichments/${await aSavedEnrichment(service, from)}/connection`;
    const refused = await service.call('PUT', path, { connectionId: await aSavedConnection(service) });
    const attached = await service.call('PUT', path, { connectionId: to });
    const removed = await service.call('DELETE', `/connections/${from}`);
    expect([refused.body['type'], attached.body['definition'], removed.status]).toMatchObject([
      'run/connection-not-active',
      { connectionId: to, version: 2 },
      204,
    ]);
  });

  it('is removed once nothing uses it, with a tombstone, and its consent ends', async () => {
    const connectionId = await anAgreedConnection(service);
    const enrichmentId = await aSavedEnrichment(service, connectionId);
    await service.call('PUT', `/enrichments/${enrichmentId}/state`, { state: 'Inactive' });
    const removed = await service.call('DELETE', `/connections/${connectionId}`);
    const gone = await service.call('GET', `/connections/${connectionId}`);
    const consents = await service.call('GET', `/connections/${connectionId}/consents`);
    expect([removed.status, removed.text, gone.status]).toEqual([204, '', 404]);
    expect(consents.body['items']).toMatchObject([{ state: 'withdrawn', withdrawnBy: 'ada' }]);
    await eventually(() => {
      expect(typesAbout(service.topics.connections, connectionId).slice(-2)).toEqual([
        'connection.removed',
        'tombstone',
      ]);
    });
    const activated = await service.call('PUT', `/enrichments/${enrichmentId}/state`, { state: 'Active' });
    expect(activated.body['type']).toBe('enrichment/connection-unknown');
  });
});

describe('a consent', () => {
  it('is given to the notice that was shown, and recorded', async () => {
    const connectionId = await aSavedConnection(service);
    const notice = await service.call('GET', '/consent-notice', undefined, { role: 'Viewer' });
    const body = { agree: true, noticeHash: notice.body['hash'], fields: ['name'] };
    const { status, body: consent } = await service.call('POST', `/connections/${connectionId}/consents`, body);
    expect(status).toBe(201);
    expect(consent).toMatchObject({
      state: 'given',
      version: 1,
      grantedBy: 'ada',
      noticeHash: notice.body['hash'],
      fields: ['name'],
    });
    await eventually(() => {
      expect(eventsAbout(service.topics.consents, connectionId)).toMatchObject([
        {
          type: 'consent.granted',
          subject: `acme:${connectionId}:company-enrichment`,
          sequence: 1,
          data: { fields: ['name'] },
        },
      ]);
    });
  });

  it.each([
    ['without agreeing', { agree: false }, 400, 'request/invalid'],
    ['to another text', { noticeHash: 'of-an-earlier-text' }, 409, 'consent/notice-changed'],
    ['to nothing', { fields: [] }, 400, 'request/invalid'],
    ['for a time that is over', { expiresAt: '2020-01-01T00:00:00Z' }, 409, 'consent/expires-in-the-past'],
  ])('is not given %s', async (_, fields, status, type) => {
    const connectionId = await aSavedConnection(service);
    const answer = await service.call('POST', `/connections/${connectionId}/consents`, { ...agreement, ...fields });
    expect([answer.status, answer.body['type']]).toEqual([status, type]);
  });

  it('is given to the notice in a language of its reader, and proved by a receipt', async () => {
    const connectionId = await aSavedConnection(service);
    const notice = await service.call('GET', '/consent-notice?language=da', undefined, { role: 'Viewer' });
    const body = { ...agreement, noticeHash: notice.body['hash'], fields: ['name'] };
    const { body: consent } = await service.call('POST', `/connections/${connectionId}/consents`, body);
    await service.call('POST', `/connections/${connectionId}/consents/withdraw`);
    const path = `/connections/${connectionId}/consents/${String(consent['consentId'])}`;
    const receipt = await service.call('GET', path, undefined, { role: 'Viewer' });
    const other = await service.call('GET', path, undefined, { tenant: 'other' });
    const read = await service.call('GET', `/consent-notices/${String(notice.body['hash'])}`);
    expect([receipt.status, other.status, read.body['text']]).toEqual([200, 404, notice.body['text']]);
    expect(receipt.body).toMatchObject({
      receiptId: `${String(consent['consentId'])}.1`,
      notice: { language: 'da', hash: notice.body['hash'] },
      collection: { actor: 'ada' },
      events: [{ event: 'given' }, { event: 'withdrawn', by: 'ada' }],
      signature: null,
    });
  });

  it('is on record for ever, page by page, newest first', async () => {
    const connectionId = await anAgreedConnection(service);
    const path = `/connections/${connectionId}/consents`;
    await service.call('POST', `${path}/withdraw`);
    const again = await service.call('POST', `${path}/withdraw`);
    await service.call('POST', path, agreement);
    const first = await service.call('GET', `${path}?limit=1`);
    const second = await service.call('GET', `${path}?limit=1&after=${idIn(first, 'next')}`);
    expect(again.body['type']).toBe('consent/none-given');
    expect(first.body['items']).toMatchObject([{ state: 'given', version: 3 }]);
    expect(second.body).toMatchObject({ items: [{ state: 'withdrawn', version: 2 }], next: null });
  });
});
