import { beforeEach, expect, it } from '@jest/globals';
import type { Said, Target } from '../domain/notification.ts';
import { later, monday } from '../testing/builders.ts';
import { FakeDeliveries, FakeSubscriptions } from '../testing/fakes.ts';
import { tenantId } from '../testing/use-cases.ts';
import { DeliverNotifications } from './deliver-notifications.ts';
import { KeepSubscriptions } from './keep-subscriptions.ts';
import { Notify } from './notify.ts';
import type { Runs, Secrets } from './ports.ts';
import { Receivers } from './ports.ts';

const [hour, day] = [3_600_000, 86_400_000];
const taken: Said = { kind: 'taken', outcome: '200' };

class FakeReceivers extends Receivers {
  readonly sent: string[] = [];
  says: (url: string) => Said | Promise<Said> = () => taken;

  override async post(url: string): Promise<Said> {
    this.sent.push(url);
    return this.says(url);
  }

  override mail(): never {
    throw new Error('not faked');
  }

  override refuses(): null {
    return null;
  }
}

/** Keeps what it is given. */
const openSecrets = {
  seal: async (text: string) => ({ keyVersion: 1, iv: '', tag: '', text }),
  open: async ({ text }: { readonly text: string }) => text,
} as unknown as Secrets;

let subscriptions: FakeSubscriptions;
let deliveries: FakeDeliveries;
let receivers: FakeReceivers;
let keep: KeepSubscriptions;
let deliver: DeliverNotifications;
beforeEach(() => {
  [subscriptions, deliveries, receivers] = [new FakeSubscriptions(), new FakeDeliveries(), new FakeReceivers()];
  keep = new KeepSubscriptions(subscriptions, receivers, openSecrets);
  deliver = new DeliverNotifications(deliveries, subscriptions, keep, receivers);
});

const notify = () => new Notify(subscriptions, deliveries, undefined as unknown as Runs, keep);
async function tested(url = 'https://receiver'): Promise<string> {
  const target: Target = { kind: 'webhook', url };
  const { subscription } = await keep.create(tenantId, { name: url, target, on: ['run-failed'] }, 'ada', monday);
  await notify().test({ tenantId, id: subscription.subscriptionId }, monday);
  return subscription.subscriptionId;
}
const deliverAt = (now: Date) => deliver.execute(() => now);
/** Looks every ten minutes, as long as is said. */
async function deliverFor(length: number, from = monday): Promise<void> {
  for (let at = 0; at <= length; at += 600_000) while (await deliverAt(new Date(from.getTime() + at)));
}
const states = () => deliveries.store.all(tenantId).map(({ state }) => state);
const disabled = async (id: string) => (await keep.one({ tenantId, id })).disabledBecause;

it('a receiver that answers 500 for a day gets it the day after, and is asked ever more rarely meanwhile', async () => {
  await tested();
  receivers.says = () => ({ kind: 'failed', outcome: '500' });
  await deliverFor(day);
  expect([states(), receivers.sent.length > 5, receivers.sent.length < 25]).toEqual([['pending'], true, true]);
  receivers.says = () => taken;
  await deliverFor(day, later(day));
  expect(states()).toEqual(['delivered']);
});

it('a receiver that takes nothing for three days is disabled, and said to be', async () => {
  const id = await tested();
  receivers.says = () => ({ kind: 'failed', outcome: '500' });
  await deliverFor(3 * day + 7 * hour);
  expect([states(), await disabled(id)]).toEqual([['given-up'], 'nothing was taken for three days']);
});

it('a receiver that answers 410 is disabled at once', async () => {
  const id = await tested();
  receivers.says = () => ({ kind: 'gone', outcome: '410' });
  await deliverAt(monday);
  expect([states(), await disabled(id)]).toEqual([['given-up'], 'the receiver is gone (410)']);
});

it('a slow receiver holds up nobody else, nor is he asked twice at once', async () => {
  const answered = Promise.withResolvers<Said>();
  const slow = await tested('https://slow');
  await notify().test({ tenantId, id: slow }, monday);
  await tested('https://quick');
  receivers.says = (url) => (url === 'https://slow' ? answered.promise : taken);
  const lanes = [1, 2, 3].map(() => deliverAt(monday));
  await Promise.all(lanes.slice(1));
  expect(receivers.sent).toEqual(['https://slow', 'https://quick']);
  answered.resolve(taken);
  await Promise.all(lanes);
  await deliverFor(hour);
  expect(states()).toEqual(['delivered', 'delivered', 'delivered']);
});

it('one delivery is sent again alone, under the id it had', async () => {
  await tested();
  await tested('https://other');
  await deliverFor(0);
  const [first] = deliveries.store.all(tenantId);
  await notify().replay({ tenantId, id: first?.deliveryId ?? '' }, later(hour));
  await deliverFor(0, later(hour));
  expect(receivers.sent).toEqual(['https://receiver', 'https://other', 'https://receiver']);
});

it('nothing goes to a subscription that is gone', async () => {
  const id = await tested();
  await keep.remove({ tenantId, id });
  await deliverAt(monday);
  expect([states(), receivers.sent]).toEqual([['given-up'], []]);
});
