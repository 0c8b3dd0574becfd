import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aSandbox, bearer, closeAll, record, type TestSandbox } from '../../testing/a-sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await aSandbox({ LEADSPACE_SANDBOX_TOKENS: 'sandbox-token,next-token,acme-token@acme' });
});
afterEach(closeAll);

const single = '/enrichment/enrich/single';
const bulk = '/enrichment/enrich/bulk';
const authorize = async (body: object) => sandbox.post('/oauth/authorize', body, {});
const program = { user: 'sandbox-program', pass: 'sandbox-secret', audience: 'API_GATEWAY' };

describe('letting in', () => {
  it.each(['sandbox-token', 'next-token', 'acme-token'])('takes the token %s', async (token) => {
    expect((await sandbox.post(single, record('e1'), { authorization: `Bearer ${token}` })).status).toBe(200);
  });

  it.each([
    ['no header', {}],
    ['an unknown token', { authorization: 'Bearer unknown' }],
    ['a token without its scheme', { authorization: 'sandbox-token' }],
    ['basic authentication', { authorization: `Basic ${btoa('sandbox-program:sandbox-secret')}` }],
  ])('refuses %s with 401 and no body', async (_, headers) => {
    const { status, text } = await sandbox.post(single, record('e1'), headers);
    expect({ status, text }).toEqual({ status: 401, text: '' });
  });

  it('refuses a perpetual token that has expired', async () => {
    await sandbox.set({ expiredTokens: ['sandbox-token'] });
    expect((await sandbox.post(single, record('e1'))).status).toBe(401);
    expect((await sandbox.post(single, record('e1'), { authorization: 'Bearer next-token' })).status).toBe(200);
  });

  it('takes a token of OAuth until it expires', async () => {
    await sandbox.set({ tokenLifetimeSeconds: 60 });
    const { token } = (await authorize(program)).body as { token: string };
    expect((await sandbox.post(single, record('e1'), { authorization: `Bearer ${token}` })).status).toBe(200);
    await sandbox.set({ expiredTokens: [token] });
    expect((await sandbox.post(single, record('e1'), { authorization: `Bearer ${token}` })).status).toBe(401);
  });

  it.each([
    [{ ...program, pass: 'wrong' }, 401],
    [{ ...program, audience: 'SOMETHING_ELSE' }, 400],
    [{ user: 'sandbox-program' }, 400],
  ])('answers the authorization %j with %d', async (body, status) => {
    expect((await authorize(body)).status).toBe(status);
  });
});

describe('the form of a call', () => {
  it.each([
    ['GET', single],
    ['PUT', single],
    ['DELETE', bulk],
    ['POST', '/v3/enrichment/results/1'],
    ['GET', '/oauth/authorize'],
  ])('refuses %s %s with 405', async (method, path) => {
    expect((await sandbox.call(method, path, { headers: bearer })).status).toBe(405);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])(
    'refuses the content type %s with 415 and no body',
    async (type) => {
      const { status, text } = await sandbox.call('POST', single, {
        headers: { ...bearer, 'content-type': type },
        body: JSON.stringify(record('e1')),
      });
      expect({ status, text }).toEqual({ status: 415, text: '' });
    },
  );

  it('refuses a call without a content type with 415', async () => {
    const body = new Blob([JSON.stringify(record('e1'))]);
    expect((await sandbox.call('POST', single, { headers: bearer, body })).status).toBe(415);
  });

  it('takes a content type that names its charset', async () => {
    const headers = { ...bearer, 'content-type': 'application/json; charset=utf-8' };
    const reply = await sandbox.call('POST', single, { headers, body: JSON.stringify(record('e1')) });
    expect(reply.status).toBe(200);
  });

  it.each(['{"company":', '', 'null', '[]', '"text"'])('refuses the body %j with 400', async (body) => {
    const reply = await sandbox.call('POST', single, {
      headers: { ...bearer, 'content-type': 'application/json' },
      body,
    });
    expect(reply.status).toBe(400);
  });

  it.each([
    ['no data', {}],
    ['empty data', { data: [] }],
    ['501 records', { data: Array.from({ length: 501 }, (_, index) => record(`e${index}`)) }],
    ['a record that is none', { data: [record('e1'), 'e2'] }],
    ['a callback to something that is no web address', { data: [record('e1')], callbackUrl: 'file:///etc/passwd' }],
  ])('refuses a bulk with %s', async (_, body) => {
    expect((await sandbox.post(bulk, body)).status).toBe(400);
  });

  it('takes 500 records at once', async () => {
    const data = Array.from({ length: 500 }, (_, index) => record(`e${index}`));
    expect((await sandbox.post(bulk, { data })).status).toBe(202);
  });

  it('charges nothing for what it refuses', async () => {
    await sandbox.post(bulk, { data: [] });
    await sandbox.post(single, {});
    expect((await sandbox.ledger()).body).toMatchObject({ records: 0, credits: {} });
  });

  it('finds nothing at other addresses', async () => {
    expect((await sandbox.get('/enrichment/enrich/triple')).status).toBe(404);
  });
});

describe('the minimum of a record', () => {
  it.each([
    ['a company by its name', { company: { name: 'Example Robotics' } }, 200],
    ['a person with an e-mail address', { person: { first_name: 'A', last_name: 'B', email: 'a@x.example' } }, 200],
    [
      'a person with a website',
      { person: { first_name: 'A', last_name: 'B' }, company: { website: 'x.example' } },
      200,
    ],
    ['a person alone', { person: { first_name: 'A', last_name: 'B' } }, 400],
    ['a website alone', { company: { website: 'robotics.example' } }, 400],
    ['an empty name', { company: { name: ' ' } }, 400],
  ])('%s: %j gives %d', async (_, body, status) => {
    expect((await sandbox.post(single, body)).status).toBe(status);
  });

  it('finds the company of a person by the e-mail address', async () => {
    const person = { first_name: 'A', last_name: 'B', email: 'a.b@eksempelskibsfart.dk' };
    expect((await sandbox.post(single, { person })).body).toMatchObject({
      data: { enrichment_status: 'Company Enriched', company: { ls_id: 'X00003' } },
    });
  });
});

describe('the rate', () => {
  it('holds for each token on its own, and counts polls', async () => {
    await sandbox.set({ callsPerSecond: 2 });
    await sandbox.post(single, record('e1'));
    await sandbox.get('/v3/enrichment/results/1');
    expect((await sandbox.post(single, record('e1'))).status).toBe(429);
    expect((await sandbox.post(single, record('e1'), { authorization: 'Bearer next-token' })).status).toBe(200);
  });

  it('spares polls on demand', async () => {
    await sandbox.set({ callsPerSecond: 1, pollsCount: false });
    await sandbox.post(single, record('e1'));
    expect((await sandbox.get('/v3/enrichment/results/1')).status).toBe(404);
  });
});

it('keeps the credits of programs apart', async () => {
  await sandbox.set({ credits: 1 });
  expect((await sandbox.post(single, record('e1'))).status).toBe(200);
  expect((await sandbox.post(single, record('e2'))).status).toBe(427);
  expect((await sandbox.post(single, record('e3'), { authorization: 'Bearer acme-token' })).status).toBe(200);
});

it('refuses a bulk that the credits do not suffice for, and charges none of it', async () => {
  await sandbox.set({ credits: 1 });
  expect((await sandbox.post(bulk, { data: [record('e1'), record('e2')] })).status).toBe(427);
  expect((await sandbox.ledger()).body).toMatchObject({ records: 0, creditsLeft: { 'sandbox-program': 1 } });
});
