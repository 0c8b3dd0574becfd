import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { nameBasedId } from '@firmograph/kernel';
import type { Delivery, NotificationKind } from '../domain/notification.ts';
import { noticesOf } from '../domain/run-notices.ts';
import { change } from './change.ts';
import { KeepSubscriptions } from './keep-subscriptions.ts';
import { Deliveries, Runs, Subscriptions, type Address } from './ports.ts';
import { replayed } from '../domain/notification.ts';

const deliveries = 'f1c57f0e-2f43-4f3b-8f5d-6a6d4c2d9b10';
const comparedRuns = 6;

/** Makes a delivery of what is to be told, for each who wants to be told. The same occasion makes the same deliveries. */
@Injectable()
export class Notify {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly deliveries: Deliveries,
    private readonly runs: Runs,
    private readonly keep: KeepSubscriptions,
  ) {}

  async ofRun(address: Address, occasion: string, now: Date): Promise<void> {
    const wanted = (await this.subscriptions.all(address.tenantId)).filter((each) => each.disabledBecause === null);
    const run = wanted.length === 0 ? undefined : (await this.runs.store.find(address))?.value;
    if (run === undefined) return;
    const { enrichmentId } = run.definition;
    const paging = { after: null, limit: comparedRuns };
    const { items } = await this.runs.list(address.tenantId, paging, { enrichmentId, state: 'completed' });
    const earlier = items.flatMap(({ runId, counts }) => (runId === run.runId || counts === null ? [] : [counts]));
    for (const { kind, data } of noticesOf(run, earlier))
      for (const { subscriptionId, on } of wanted)
        if (on.includes(kind)) {
          const deliveryId = nameBasedId(deliveries, `${subscriptionId} ${occasion} ${kind}`);
          await this.add(address.tenantId, { deliveryId, subscriptionId, kind, data }, now);
        }
  }

  async test({ tenantId, id }: Address, now: Date): Promise<Delivery> {
    await this.keep.one({ tenantId, id });
    return this.add(tenantId, { deliveryId: randomUUID(), subscriptionId: id, kind: 'test', data: {} }, now);
  }

  async replay(address: Address, now: Date): Promise<Delivery> {
    return change(this.deliveries.store, address, 'delivery', ({ value }) => {
      const again = replayed(value, now);
      return { value: again, says: [], dueAt: again.nextAttemptAt };
    });
  }

  private async add(tenantId: string, what: NewDelivery, now: Date): Promise<Delivery> {
    const fresh = { state: 'pending', createdAt: now, triedSince: now, tries: 0, attempts: [] } as const;
    const delivery: Delivery = { ...what, ...fresh, nextAttemptAt: now };
    await this.deliveries.store.add({ tenantId, id: what.deliveryId }, { value: delivery, says: [], dueAt: now });
    return delivery;
  }
}

interface NewDelivery {
  readonly deliveryId: string;
  readonly subscriptionId: string;
  readonly kind: NotificationKind;
  readonly data: Readonly<Record<string, unknown>>;
}
