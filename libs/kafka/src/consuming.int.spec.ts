import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tombstone } from '@firmograph/contracts';
import { DependencyUnavailable, DomainError } from '@firmograph/kernel';
import { eventually, withKafka, type Lent, type TestKafka, type TopicReader } from '@firmograph/testing';
import type { ConsumeContext, RawBatch } from './consume.ts';
import { aParcel, aShelf, saved, sent, shelves, type ParcelSent, type ShelfSaved } from './testing/parcels.ts';
import { parcelsTopic, readDeadParcels, sendRaw, startWarehouse } from './testing/warehouse-service.ts';

describe('a service on a real Kafka', () => {
  let kafka: Lent<TestKafka>;
  let service: Awaited<ReturnType<typeof startWarehouse>>;
  const batches: string[] = [];
  let dead: TopicReader;
  const seen: { readonly parcel: ParcelSent; readonly context: ConsumeContext }[] = [];
  const shelvesSeen: ShelfSaved[] = [];
  const deadSeen: RawBatch[] = [];
  let failing: (parcel: ParcelSent) => Error | undefined = () => undefined;

  beforeAll(async () => {
    kafka = await withKafka();
    service = await startWarehouse(kafka.value, {
      onParcel: (parcel, context) => {
        const error = failing(parcel);
        if (error !== undefined) throw error;
        seen.push({ parcel, context });
      },
      onShelf: (shelf) => void shelvesSeen.push(shelf),
      onDeadParcels: (batch) => void deadSeen.push(batch),
    });
    service.server.onBatch((topic) => batches.push(topic));
    dead = await readDeadParcels(kafka.value);
  }, 120_000);
  afterAll(async () => {
    await Promise.all([service.stop(), dead.stop()]);
    await kafka.release();
  });

  const weightsOf = (subject: string) =>
    seen.filter(({ parcel }) => parcel.subject === subject).map(({ parcel }) => parcel.data.weight);
  const deadOf = (key: string) => dead.messages.filter((message) => message.key === key);

  it('hears the events of a key in their order, with their headers and place', async () => {
    const events = [1, 2, 3, 4, 5].map((weight) => aParcel('in-order', weight));
    await service.publisher.publish(events.map(sent));
    await eventually(() => expect(weightsOf('acme:in-order')).toEqual([1, 2, 3, 4, 5]));
    expect(seen.find(({ parcel }) => parcel.subject === 'acme:in-order')?.context).toMatchObject({
      topic: 'warehouse.parcels.v1',
      offset: expect.stringMatching(/^\d+$/),
      headers: { type: 'parcel.sent' },
    });
  });

  it('skips tombstones and goes on', async () => {
    await service.publisher.publish([saved(aShelf('s1', 1)), tombstone(shelves, 'acme:s1', 2), saved(aShelf('s1', 3))]);
    await eventually(() => expect(shelvesSeen.map(({ data }) => data.parcels)).toEqual([1, 3]));
  });

  it('puts poison aside, saying why, and goes on in the same partition', async () => {
    const key = 'acme:poison';
    const good = aParcel('poison', 9);
    await sendRaw(kafka.value, parcelsTopic(kafka.value), [
      { key, value: '{"type":"parcel.sent"' },
      { key, value: JSON.stringify({ ...good, data: {} }), headers: { sequence: '4' } },
      { key, value: JSON.stringify({ ...good, tenantid: 'rival' }) },
      { key, value: JSON.stringify(aParcel('other')) },
    ]);
    await service.publisher.publish([sent(good)]);
    await eventually(() => expect(weightsOf(key)).toEqual([9]));
    await eventually(() =>
      expect(deadOf(key).map(({ value, headers }) => [value, headers['dlq-reason'], headers['sequence']])).toEqual([
        ['{"type":"parcel.sent"', 'contract/not-json', undefined],
        [JSON.stringify({ ...good, data: {} }), 'contract/invalid data.weight: invalid_type', '4'],
        [expect.any(String), 'contract/wrong-tenant tenantid: is not of the key', undefined],
        [expect.any(String), 'contract/wrong-subject subject: is not the key', undefined],
      ]),
    );
  });

  it('tells another consumer of the dead letters, without reading them', async () => {
    const known = () => deadSeen.flatMap(({ messages }) => messages);
    await eventually(() => expect(known().length).toBeGreaterThan(0));
    expect(deadSeen[0]).toMatchObject({ topic: 'warehouse.parcels.v1', partition: 0 });
    expect(known()[0]).toMatchObject({ isTombstone: false, headers: { 'dlq-error-class': 'ContractBreach' } });
    expect(deadSeen.at(-1)?.caughtUp).toBe(true);
  });

  it('puts aside what breaks a rule, at the first attempt, and what keeps failing, at the last', async () => {
    failing = ({ subject }) => {
      if (subject === 'acme:rule') return new DomainError('parcels/unknown', 'secret');
      return subject === 'acme:bug' ? new TypeError('secret') : undefined;
    };
    await service.publisher.publish([sent(aParcel('rule')), sent(aParcel('bug'))]);
    await eventually(() => {
      expect(deadOf('acme:rule')).toMatchObject([
        { headers: { 'dlq-error-code': 'parcels/unknown', 'dlq-attempts': '1', 'dlq-error-class': 'DomainError' } },
      ]);
      expect(deadOf('acme:bug')).toMatchObject([
        { headers: { 'dlq-error-code': 'unexpected', 'dlq-attempts': '3', 'dlq-error-class': 'TypeError' } },
      ]);
    });
    expect(JSON.stringify(dead.messages.map(({ headers }) => headers))).not.toContain('secret');
  });

  it('waits for a dependency without holding up other partitions, loses nothing and puts nothing aside', async () => {
    const aside = dead.messages.length;
    let isDown = true;
    let attempts = 0;
    failing = ({ subject }) => {
      if (subject !== 'acme:held' || !isDown) return undefined;
      attempts += 1;
      return new DependencyUnavailable('leadspace', 50);
    };
    const others = Array.from({ length: 30 }, (_, index) => aParcel(`free-${index}`, 7));
    await service.publisher.publish([sent(aParcel('held', 1)), ...others.map(sent)]);
    const freed = () => seen.filter(({ parcel }) => parcel.subject.startsWith('acme:free-')).length;
    await eventually(() => expect(attempts).toBeGreaterThan(5));
    // Those of the other two partitions come through; those behind the held one wait.
    await eventually(() => expect(freed()).toBeGreaterThan(10));
    expect({ held: weightsOf('acme:held'), all: freed() === 30, health: service.server.health() }).toEqual({
      held: [],
      all: false,
      health: { status: 'up' },
    });
    isDown = false;
    await eventually(() => expect([weightsOf('acme:held'), freed()]).toEqual([[1], 30]));
    expect(dead.messages.length).toBe(aside);
  });

  it('tells what became of the messages, and how far behind it is', async () => {
    await eventually(() => expect(service.server.lag().every(({ messages }) => messages === 0)).toBe(true));
    expect(service.server.lag().length).toBeGreaterThan(0);
    const { handled, deadLetters, holds } = service.server.tally;
    expect({ handled: handled > 30, deadLetters, isHeld: holds > 0 }).toEqual({
      handled: true,
      deadLetters: 6,
      isHeld: true,
    });
    expect(new Set(batches)).toContain(parcelsTopic(kafka.value));
  });
});
