import { afterEach, expect, it } from '@jest/globals';
import { aClient, aToken, closeAll } from './testing/a-client.ts';
import { replay } from './testing/http-server.ts';
import { wireExchange, type WireExchange } from './testing/wire.ts';

afterEach(closeAll);

const given = async (name: string) => {
  const example = wireExchange(name);
  const { client, server } = await aClient([replay(example)]);
  return { client, sent: () => asSent(server.received[0]), expected: withDefaults(example.request) };
};

const asSent = (received: { method: string; path: string; headers: object; body: string } | undefined) => ({
  method: received?.method,
  path: received?.path,
  headers: received?.headers,
  ...(received === undefined || received.body === '' ? {} : { body: JSON.parse(received.body) as unknown }),
});

const withDefaults = ({ headers, ...request }: WireExchange['request']) => ({
  ...request,
  headers: expect.objectContaining(headers),
});

const robotics = {
  externalId: 'acct-000123',
  input: {
    name: 'Example Robotics',
    website: 'robotics.example',
    location: { country: 'United States', state: 'CA', city: 'Fremont', street: '1 Example Way', postalCode: '94538' },
  },
};
const nobody = { externalId: 'acct-000124', input: { name: 'Nobody Has Heard Of Us' } };
const bulkId = '/v3/enrichment/results/1b4e28ba-2fa1-41d2-883f-0016d3cc78ft';

it('asks about one company', async () => {
  const { client, sent, expected } = await given('single-found');
  expect(await client.single(aToken, robotics)).toEqual({
    kind: 'answered',
    record: {
      kind: 'company',
      externalId: 'acct-000123',
      company: {
        id: 'X00001',
        name: 'Example Robotics Inc.',
        originalName: 'Example Robotics',
        website: 'http://www.robotics.example',
        industry: 'Machinery',
        address: { country: 'United States', state: 'CA', city: 'Fremont', postalCode: '94538' },
        employees: { exact: 1200 },
      },
      confidence: 'HIGH',
      confidenceLabel: 'HIGH',
    },
  });
  expect(sent()).toEqual(expected);
});

it('sends nothing that is not known', async () => {
  const { client, sent, expected } = await given('single-not-enriched');
  const query = { ...nobody, input: { ...nobody.input, website: '', location: { country: '' } } };
  expect(await client.single(aToken, query)).toEqual({
    kind: 'answered',
    record: { kind: 'no-company', externalId: 'acct-000124' },
  });
  expect(sent()).toEqual(expected);
});

it('submits a bulk', async () => {
  const { client, sent, expected } = await given('bulk-accepted');
  const queries = [
    { externalId: 'acct-000001', input: { name: 'Example Robotics', location: { country: 'United States' } } },
    { externalId: 'acct-000002', input: { name: 'Nobody Has Heard Of Us' } },
    { externalId: 'acct-000003', input: { website: 'eksempelskibsfart.dk' } },
    {
      externalId: 'acct-000004',
      input: { name: 'Eksempel Skibsfart', website: 'https://eksempelskibsfart.dk/kontakt' },
    },
  ];
  expect(await client.submit(aToken, queries, { externalBulkId: 'run-7-batch-1' })).toEqual({
    kind: 'accepted',
    bulkId,
  });
  expect(sent()).toEqual(expected);
});

it('polls a bulk that is not done', async () => {
  const { client, sent, expected } = await given('bulk-pending');
  expect(await client.poll(aToken, bulkId)).toEqual({ kind: 'pending' });
  expect(sent()).toEqual(expected);
});

it('collects the answers of a bulk', async () => {
  const { client, sent, expected } = await given('bulk-done');
  expect(await client.poll(aToken, bulkId)).toMatchObject({
    kind: 'done',
    records: [
      { kind: 'company', externalId: 'acct-000001', company: { id: 'X00001' } },
      { kind: 'no-company', externalId: 'acct-000002' },
      { kind: 'failed', externalId: 'acct-000003', code: 1200 },
      { kind: 'company', externalId: 'acct-000004', company: { id: 'X00003' } },
    ],
    unattributed: 0,
  });
  expect(sent()).toEqual(expected);
});

it('loses a bulk that is not found', async () => {
  const { client, sent, expected } = await given('bulk-not-found');
  expect(await client.poll(aToken, 'no-such-bulk')).toEqual({ kind: 'lost' });
  expect(sent()).toEqual(expected);
});

it.each([
  ['single-bad-request', { kind: 'refused', cause: 'rejected', status: 400, trackingId: '5e1f00d2a7b94c30' }],
  ['unauthorized', { kind: 'refused', cause: 'credentials' }],
  ['wrong-content-type', { kind: 'refused', cause: 'rejected', status: 415 }],
  ['wrong-method', { kind: 'refused', cause: 'rejected', status: 405, trackingId: '5e1f00d2a7b94c32' }],
  ['out-of-credits', { kind: 'refused', cause: 'out-of-credits', trackingId: '5e1f00d2a7b94c33' }],
  ['too-many-calls', { kind: 'refused', cause: 'busy', status: 429, trackingId: '5e1f00d2a7b94c34' }],
])('understands %s', async (name, expected) => {
  const { client } = await given(name);
  expect(await client.single(aToken, nobody)).toEqual(expected);
});
