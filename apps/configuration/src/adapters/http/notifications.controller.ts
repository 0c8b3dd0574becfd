import { Controller } from '@nestjs/common';
import {
  configurationRoutes as routes,
  type Delivery as DeliveryAnswer,
  type InputOf,
  type Subscription as SubscriptionAnswer,
} from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import type { z } from 'zod';
import { KeepSubscriptions, type Shown } from '../../application/keep-subscriptions.ts';
import { Notify } from '../../application/notify.ts';
import { Deliveries, Subscriptions } from '../../application/ports.ts';
import type { Delivery, Subscription } from '../../domain/notification.ts';
import { pageAnswer, pagingOf } from './paging.ts';

@Controller()
export class NotificationsController {
  constructor(
    private readonly keep: KeepSubscriptions,
    private readonly notify: Notify,
    private readonly subscriptions: Subscriptions,
    private readonly deliveries: Deliveries,
  ) {}

  @Serve(routes.createSubscription)
  async create({ body }: InputOf<typeof routes.createSubscription>, { tenantId, subject }: Caller) {
    return shownAnswer(await this.keep.create(tenantId, body, subject, new Date()));
  }

  @Serve(routes.listSubscriptions)
  async list({ query }: InputOf<typeof routes.listSubscriptions>, { tenantId }: Caller) {
    return pageAnswer(await this.subscriptions.list(tenantId, pagingOf(query)), subscriptionAnswer);
  }

  @Serve(routes.removeSubscription)
  async remove({ params }: InputOf<typeof routes.removeSubscription>, { tenantId }: Caller): Promise<void> {
    await this.keep.remove({ tenantId, id: params.subscriptionId });
  }

  @Serve(routes.enableSubscription)
  async enable({ params }: InputOf<typeof routes.enableSubscription>, { tenantId }: Caller) {
    return subscriptionAnswer(await this.keep.enable({ tenantId, id: params.subscriptionId }));
  }

  @Serve(routes.rotateSecret)
  async rotate({ params }: InputOf<typeof routes.rotateSecret>, { tenantId }: Caller) {
    return shownAnswer(await this.keep.rotate({ tenantId, id: params.subscriptionId }, new Date()));
  }

  @Serve(routes.testSubscription)
  async test({ params }: InputOf<typeof routes.testSubscription>, { tenantId }: Caller) {
    return deliveryAnswer(await this.notify.test({ tenantId, id: params.subscriptionId }, new Date()));
  }

  @Serve(routes.listDeliveries)
  async log({ query }: InputOf<typeof routes.listDeliveries>, { tenantId }: Caller) {
    const page = await this.deliveries.list(tenantId, pagingOf(query), query.subscriptionId ?? null);
    return pageAnswer(page, deliveryAnswer);
  }

  @Serve(routes.replayDelivery)
  async replay({ params }: InputOf<typeof routes.replayDelivery>, { tenantId }: Caller) {
    return deliveryAnswer(await this.notify.replay({ tenantId, id: params.deliveryId }, new Date()));
  }
}

const shownAnswer = ({ subscription, secret }: Shown) => ({ ...subscriptionAnswer(subscription), secret });

function subscriptionAnswer(subscription: Subscription): z.input<typeof SubscriptionAnswer> {
  const { subscriptionId, name, target, on, disabledBecause, createdBy, createdAt } = subscription;
  return {
    ...{ subscriptionId, name, disabledBecause, createdBy, createdAt: createdAt.toISOString() },
    target: target.kind === 'email' ? { ...target, to: [...target.to] } : target,
    on: on.filter((kind) => kind !== 'test'),
    state: disabledBecause === null ? 'on' : 'disabled',
  };
}

function deliveryAnswer(delivery: Delivery): z.input<typeof DeliveryAnswer> {
  const { deliveryId, subscriptionId, kind, state, createdAt, nextAttemptAt, attempts } = delivery;
  return {
    ...{ deliveryId, subscriptionId, kind, state, createdAt: createdAt.toISOString() },
    nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
    attempts: attempts.map(({ at, outcome }) => ({ at: at.toISOString(), outcome })),
  };
}
