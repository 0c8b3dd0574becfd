import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, withKafka, type Lent, type TestKafka } from '@firmograph/testing';
import type { ConsumeContext } from './consume.ts';
import { aParcel, sent, type ParcelSent } from './testing/parcels.ts';
import { readDeadParcels, startWarehouse } from './testing/warehouse-service.ts';

const server = { handlerDeadlineMs: 300, handlerGraceMs: 200 };

describe('a handler that does not come to an end', () => {
  let kafka: Lent<TestKafka>;
  beforeAll(async () => {
    kafka = await withKafka();
  }, 120_000);
  afterAll(() => kafka.release());

  const inNamespaceOf = (test: string): TestKafka => ({
    ...kafka.value,
    namespace: `${kafka.value.namespace}-${test}`,
  });

  it('is told so, tried again, and put aside when it fails each time', async () => {
    const apart = inNamespaceOf('obeys');
    const seen: string[] = [];
    const onParcel = async ({ subject }: ParcelSent, { signal }: ConsumeContext) => {
      seen.push(subject);
      if (subject === 'acme:slow')
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    };
    const service = await startWarehouse(apart, { onParcel }, { server });
    const dead = await readDeadParcels(apart);
    await service.publisher.publish([sent(aParcel('slow')), sent(aParcel('quick'))]);
    await eventually(() =>
      expect(dead.messages).toMatchObject([
        { key: 'acme:slow', headers: { 'dlq-attempts': '3', 'dlq-error-class': 'HandlerOverdue' } },
      ]),
    );
    await eventually(() => expect(seen).toContain('acme:quick'));
    expect(service.fatal).toEqual([]);
    await Promise.all([service.stop(), dead.stop()]);
  }, 60_000);

  it('ends the process when it does not obey; the next one gets the message again', async () => {
    const apart = inNamespaceOf('stuck');
    const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
    const stuck = await startWarehouse(
      apart,
      { onParcel: async () => released },
      { server: { ...server, closeDeadlineMs: 100 } },
    );
    await stuck.publisher.publish([sent(aParcel('stuck'))]);
    await eventually(() =>
      expect(stuck.fatal).toMatchObject([
        { name: 'HandlerStuck', message: expect.stringContaining('has been running') },
      ]),
    );
    expect(stuck.server.health()).toMatchObject({
      status: 'down',
      reason: expect.stringContaining('has been running'),
    });
    const seen: string[] = [];
    const next = await startWarehouse(apart, { onParcel: ({ subject }) => void seen.push(subject) });
    await eventually(() => expect(seen).toEqual(['acme:stuck']), 25_000);
    release(undefined);
    await Promise.all([stuck.stop(), next.stop()]);
  }, 60_000);
});
