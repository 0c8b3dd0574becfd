import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, NotFound } from '@firmograph/kernel';
import type { NotificationKind, Subscription, Target } from '../domain/notification.ts';
import { change } from './change.ts';
import { Receivers, Secrets, Subscriptions, type Address } from './ports.ts';

const overlapMs = 86_400_000;
const field = 'webhook';

export interface NewSubscription {
  readonly name: string;
  readonly target: Target;
  readonly on: readonly NotificationKind[];
}

export interface Shown {
  readonly subscription: Subscription;
  /** Shown this once. */
  readonly secret: string | null;
}

/** Who is told of what. */
@Injectable()
export class KeepSubscriptions {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly receivers: Receivers,
    private readonly secrets: Secrets,
  ) {}

  async create(tenantId: string, { name, target, on }: NewSubscription, by: string, now: Date): Promise<Shown> {
    const refused = this.receivers.refuses(target);
    if (refused !== null) throw refused;
    const subscriptionId = randomUUID();
    const address = { tenantId, id: subscriptionId };
    const secret = target.kind === 'webhook' ? newSecret() : null;
    const secrets = secret === null ? [] : [{ sealed: await this.sealed(address, secret), until: null }];
    const made = { subscriptionId, name, target, on, disabledBecause: null, secrets, createdBy: by, createdAt: now };
    await this.subscriptions.store.add(address, { value: made, says: [] });
    return { subscription: made, secret };
  }

  /** The one before signs for another day, so that receivers can change over. */
  async rotate(address: Address, now: Date): Promise<Shown> {
    const secret = newSecret();
    const sealed = await this.sealed(address, secret);
    const subscription = await this.write(address, (each) => {
      if (each.target.kind !== 'webhook')
        throw new DomainError('notification/no-secret', 'E-mail is not signed: there is no secret to change.');
      const [present] = each.secrets;
      const before = present === undefined ? [] : [{ ...present, until: new Date(now.getTime() + overlapMs) }];
      return { ...each, secrets: [{ sealed, until: null }, ...before] };
    });
    return { subscription, secret };
  }

  async enable(address: Address): Promise<Subscription> {
    return this.write(address, (each) => ({ ...each, disabledBecause: null }));
  }

  async disable(address: Address, because: string): Promise<void> {
    await this.write(address, (each) => ({ ...each, disabledBecause: because }));
  }

  async remove(address: Address): Promise<void> {
    await change(this.subscriptions.store, address, 'subscription', () => ({ value: null, says: [] }));
  }

  async one(address: Address): Promise<Subscription> {
    const stored = await this.subscriptions.store.find(address);
    if (stored === null) throw new NotFound('subscription', address.id);
    return stored.value;
  }

  /** Those that sign now. */
  async secretsOf(address: Address, { secrets }: Subscription, now: Date): Promise<readonly string[]> {
    const live = secrets.filter(({ until }) => until === null || until > now);
    return Promise.all(live.map(({ sealed }) => this.secrets.open(sealed, placeOf(address))));
  }

  private async sealed(address: Address, secret: string) {
    return this.secrets.seal(secret, placeOf(address));
  }

  private async write(address: Address, next: (each: Subscription) => Subscription): Promise<Subscription> {
    return change(this.subscriptions.store, address, 'subscription', ({ value }) => ({ value: next(value), says: [] }));
  }
}

const placeOf = ({ tenantId, id }: Address) => ({ tenantId, connectionId: id, field });
const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`;
