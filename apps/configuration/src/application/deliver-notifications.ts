import { Injectable } from '@nestjs/common';
import { attempted, attempting, givenUp, type Delivery, type Said, type Subscription } from '../domain/notification.ts';
import { change } from './change.ts';
import { KeepSubscriptions } from './keep-subscriptions.ts';
import { Deliveries, Receivers, Subscriptions, type Address } from './ports.ts';

/** Sends what is due. To one receiver one at a time: who is slow holds up himself and nobody else. */
@Injectable()
export class DeliverNotifications {
  private readonly busy = new Set<string>();

  constructor(
    private readonly deliveries: Deliveries,
    private readonly subscriptions: Subscriptions,
    private readonly keep: KeepSubscriptions,
    private readonly receivers: Receivers,
  ) {}

  /** One of them; says whether any was due. */
  async execute(clock: () => Date): Promise<boolean> {
    const address = await this.deliveries.store.due(clock());
    if (address === null) return false;
    const stored = await this.deliveries.store.find(address);
    if (stored?.value.state !== 'pending') return true;
    const { subscriptionId } = stored.value;
    // Left as it is, it is due again in a moment.
    if (this.busy.has(subscriptionId)) return true;
    this.busy.add(subscriptionId);
    try {
      await this.attempt(address, stored, clock);
    } finally {
      this.busy.delete(subscriptionId);
    }
    return true;
  }

  private async attempt(
    address: Address,
    { rev, value }: { readonly rev: number; readonly value: Delivery },
    clock: () => Date,
  ): Promise<void> {
    const place = { tenantId: address.tenantId, id: value.subscriptionId };
    const subscription = (await this.subscriptions.store.find(place))?.value ?? null;
    if (subscription?.disabledBecause !== null)
      return this.write(address, (each) => givenUp(each, 'the subscription is disabled or gone', clock()));
    const begun = attempting(value, clock());
    // Another has it, or it was changed: whoever comes next sees.
    if (!(await this.deliveries.store.replace(address, rev, { value: begun, says: [], dueAt: begun.nextAttemptAt })))
      return;
    const said = await this.send(place, subscription, begun, clock());
    const after = attempted(begun, said, clock(), Math.random());
    await this.write(address, () => after);
    if (after.state !== 'given-up') return;
    const why = said.kind === 'gone' ? 'the receiver is gone (410)' : 'nothing was taken for three days';
    await this.keep.disable(place, why);
  }

  private async send(place: Address, subscription: Subscription, delivery: Delivery, now: Date): Promise<Said> {
    const { deliveryId: id, kind, createdAt, data } = delivery;
    const body = JSON.stringify({ type: kind, timestamp: createdAt.toISOString(), data });
    const parcel = { id, at: now, kind, body };
    const { target } = subscription;
    if (target.kind === 'email') return this.receivers.mail(target.to, parcel);
    return this.receivers.post(target.url, parcel, await this.keep.secretsOf(place, subscription, now));
  }

  private async write(address: Address, next: (each: Delivery) => Delivery): Promise<void> {
    await change(this.deliveries.store, address, 'delivery', ({ value }) => {
      const delivery = next(value);
      return { value: delivery, says: [], dueAt: delivery.nextAttemptAt };
    });
  }
}
