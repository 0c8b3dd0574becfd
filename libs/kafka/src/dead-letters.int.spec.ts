import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainError } from '@firmograph/kernel';
import { eventually, withKafka, type Lent, type TestKafka } from '@firmograph/testing';
import { kafkaClient } from './client.ts';
import { aParcel, aShelf, saved, sent } from './testing/parcels.ts';
import { parcelsTopic, sendRaw, startWarehouse } from './testing/warehouse-service.ts';
import { deadLetterTopic } from './topics.ts';

describe('DeadLetters', () => {
  let kafka: Lent<TestKafka>;
  let service: Awaited<ReturnType<typeof startWarehouse>>;
  const handled: string[] = [];
  let isBroken = true;
  const handle = ({ subject }: { readonly subject: string }) => {
    if (isBroken) throw new DomainError('parcels/broken', 'no');
    handled.push(subject);
  };

  beforeAll(async () => {
    kafka = await withKafka();
    service = await startWarehouse(kafka.value, { onParcel: handle, onShelf: handle });
    const failing = [aParcel('p1'), aParcel('p2'), aParcel('p3'), aParcel('p9', 1, 'rival')];
    // One after the other, so that they are put aside at different moments.
    for (const parcel of failing) {
      await service.publisher.publish([sent(parcel)]);
      await eventually(() => expect(service.server.tally.deadLetters).toBe(failing.indexOf(parcel) + 1));
    }
    await service.publisher.publish([saved(aShelf('s1', 5))]);
    await eventually(() => expect(service.server.tally.deadLetters).toBe(5));
    isBroken = false;
  }, 120_000);
  afterAll(async () => {
    await service.stop();
    await kafka.release();
  });

  const list = (query: { topic?: string; after?: string; limit?: number } = {}) =>
    service.deadLetters.list({ tenantId: 'acme', limit: 100, ...query });

  it('lists those of a tenant, newest first', async () => {
    const { items, next } = await list();
    expect(items.map(({ key }) => key)).toEqual(['acme:s1', 'acme:p3', 'acme:p2', 'acme:p1']);
    expect(items[0]).toMatchObject({ topic: 'warehouse.shelves.v1', code: 'parcels/broken', attempts: 1 });
    expect(next).toBeNull();
  });

  it('lists those of one topic, page by page', async () => {
    const topic = 'warehouse.parcels.v1';
    const first = await list({ topic, limit: 2 });
    const second = await list({ topic, limit: 2, after: first.next ?? '' });
    expect([first, second].map(({ items }) => items.map(({ key }) => key))).toEqual([
      ['acme:p3', 'acme:p2'],
      ['acme:p1'],
    ]);
    expect(second.next).toBeNull();
  });

  it('lists nothing of a topic that this service does not read', async () => {
    expect(await list({ topic: 'warehouse.unknown.v1' })).toEqual({ items: [], next: null });
  });

  it('shows one as it came, to its tenant only', async () => {
    const [letter] = (await list({ topic: 'warehouse.parcels.v1' })).items;
    const id = letter?.id ?? '';
    expect(await service.deadLetters.show('acme', id)).toEqual({
      ...letter,
      headers: { 'content-type': 'application/cloudevents+json', type: 'parcel.sent' },
      value: JSON.stringify(aParcel('p3')),
    });
    await expect(service.deadLetters.show('rival', id)).rejects.toMatchObject({ code: 'request/not-found' });
    await expect(service.deadLetters.show('acme', `${id}0`)).rejects.toMatchObject({ code: 'request/not-found' });
  });

  it('has one handled again, as it was published', async () => {
    const letter = (await list()).items.find(({ key }) => key === 'acme:p2');
    expect(await service.deadLetters.replay('acme', letter?.id ?? '')).toEqual({
      topic: 'warehouse.parcels.v1',
      key: 'acme:p2',
    });
    await eventually(() => expect(handled).toContain('acme:p2'));
  });

  it('has one of a compacted topic handled again without putting an old state last', async () => {
    const letter = (await list()).items.find(({ key }) => key === 'acme:s1');
    await service.deadLetters.replay('acme', letter?.id ?? '');
    expect(handled).toContain('acme:s1');
    const admin = kafkaClient({ ...kafka.value, service: 'test' }).admin();
    await admin.connect();
    const ends = await admin.fetchTopicOffsets(`${kafka.value.namespace}.warehouse.shelves.v1`);
    await admin.disconnect();
    expect(ends.reduce((sum, { high }) => sum + Number(high), 0)).toBe(1);
  });

  it('says why the replay of one of a compacted topic failed', async () => {
    isBroken = true;
    const letter = (await list()).items.find(({ key }) => key === 'acme:s1');
    await expect(service.deadLetters.replay('acme', letter?.id ?? '')).rejects.toMatchObject({
      code: 'parcels/broken',
    });
  });

  it('lists a pile of any height, page by page, and what lies under it', async () => {
    const topic = deadLetterTopic(parcelsTopic(kafka.value), `${kafka.value.namespace}.warehouse`);
    const rivals = Array.from({ length: 2500 }, (_, index) => ({ key: `rival:q${index}`, value: null }));
    await sendRaw(kafka.value, topic, rivals);
    const keys: string[] = [];
    let after: string | undefined;
    do {
      const page = await list({ limit: 3, ...(after === undefined ? {} : { after }) });
      keys.push(...page.items.map(({ key }) => key));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(keys).toEqual(['acme:s1', 'acme:p3', 'acme:p2', 'acme:p1']);
  }, 60_000);

  it('leaves no group behind', async () => {
    const admin = kafkaClient({ ...kafka.value, service: 'test' }).admin();
    await admin.connect();
    const { groups } = await admin.listGroups();
    await admin.disconnect();
    const ours = groups.map(({ groupId }) => groupId).filter((id) => id.startsWith(kafka.value.namespace));
    expect(ours).toEqual([`${kafka.value.namespace}.warehouse`]);
  });
});
