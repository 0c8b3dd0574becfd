import { describe, expect, it } from '@jest/globals';
import type { MessageHandler } from '@nestjs/microservices';
import { of } from 'rxjs';
import type { ConsumeContext, Consumption } from './consume.ts';
import { subscriptionsOf } from './routes.ts';
import { ParcelLost, parcels, ParcelSent } from './testing/parcels.ts';

const context = {} as ConsumeContext;

function handler(extras: Consumption, handle: (received: unknown) => unknown = () => undefined): MessageHandler {
  return Object.assign(async (received: unknown) => handle(received) as never, { extras }) as MessageHandler;
}

describe('subscriptionsOf', () => {
  it('gathers the handlers of one topic under its name on the cluster', () => {
    const handlers = [ParcelSent, ParcelLost].map((contract) => handler({ kind: 'event', topic: parcels, contract }));
    const subscriptions = subscriptionsOf(handlers, 'dev');
    expect([...subscriptions.keys()]).toEqual(['dev.warehouse.parcels.v1']);
    expect([...subscriptions.values()]).toMatchObject([{ kind: 'events', topic: parcels }]);
  });

  it('finds the dead letters of another group in its namespace', () => {
    const subscriptions = subscriptionsOf(
      [handler({ kind: 'dead-letters', topic: parcels, group: 'matching' })],
      'dev',
    );
    expect([...subscriptions]).toMatchObject([
      ['dev.warehouse.parcels.v1.dev.matching.dlq', { kind: 'raw', deadLettersOf: { group: 'matching' } }],
    ]);
  });

  it('refuses a topic that is read raw and by event', () => {
    const handlers = [
      handler({ kind: 'raw', topic: parcels }),
      handler({ kind: 'event', topic: parcels, contract: ParcelSent }),
    ];
    expect(() => subscriptionsOf(handlers, '')).toThrow(/read raw and by event/);
  });

  it('is done with a message when all that Nest hands back is', async () => {
    const seen: unknown[] = [];
    const raw = handler({ kind: 'raw', topic: parcels }, (batch) => of(seen.push(batch)));
    const subscription = subscriptionsOf([raw], '').get(parcels.name);
    if (subscription?.kind !== 'raw') throw new Error('no raw subscription');
    const batch = { topic: parcels.name, partition: 0, messages: [], caughtUp: true };
    await subscription.handle(batch, context);
    expect(seen).toEqual([batch]);
  });
});
