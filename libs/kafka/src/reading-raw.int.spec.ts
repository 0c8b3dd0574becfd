import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { tombstone } from '@firmograph/contracts';
import { eventually, withKafka, type Lent, type TestKafka } from '@firmograph/testing';
import type { RawBatch } from './consume.ts';
import { aParcel, parcels, sent } from './testing/parcels.ts';
import { parcelsTopic, sendRaw, startWarehouse } from './testing/warehouse-service.ts';

let kafka: Lent<TestKafka>;
let service: Awaited<ReturnType<typeof startWarehouse>>;
const batches: RawBatch[] = [];
let failures = 0;

beforeAll(async () => {
  kafka = await withKafka();
  const onRawParcels = (batch: RawBatch) => {
    if (failures-- > 0) throw new TypeError('a bug');
    batches.push(batch);
  };
  service = await startWarehouse(kafka.value, { onRawParcels });
}, 120_000);
afterAll(async () => {
  await service.stop();
  await kafka.release();
});

const seen = () => batches.flatMap(({ messages }) => messages);

it('reads keys and headers of whatever is on a topic, tombstones and unreadable values too', async () => {
  await service.publisher.publish([sent(aParcel('p1')), tombstone(parcels, 'acme:p2', 7)]);
  await sendRaw(kafka.value, parcelsTopic(kafka.value), [{ key: 'acme:p3', value: '{', headers: { sequence: '9' } }]);
  await eventually(() =>
    expect(
      seen()
        .map(({ key, isTombstone, headers }) => [key, isTombstone, headers['sequence']])
        .toSorted(),
    ).toEqual([
      ['acme:p1', false, undefined],
      ['acme:p2', true, '7'],
      ['acme:p3', false, '9'],
    ]),
  );
  expect(batches.at(-1)).toMatchObject({ topic: 'warehouse.parcels.v1', caughtUp: true });
});

it('reads again what its handler failed on, puts nothing aside, and loses nothing', async () => {
  failures = 4;
  await service.publisher.publish([sent(aParcel('p4')), sent(aParcel('p5')), sent(aParcel('p6'))]);
  await eventually(() =>
    expect(seen().map(({ key }) => key)).toEqual(expect.arrayContaining(['acme:p4', 'acme:p5', 'acme:p6'])),
  );
  expect(service.server.tally.deadLetters).toBe(0);
});
