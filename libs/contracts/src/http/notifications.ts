import { z } from 'zod';
import { administrators, defineRoute, pageOf, Paging } from './define.ts';

export const notificationKinds = [
  'run-failed',
  'run-blocked',
  'run-beyond-plan',
  'run-warnings',
  'match-rate-drop',
  'test',
] as const;

const subscriptionParams = z.object({ subscriptionId: z.uuid() });
const deliveryParams = z.object({ deliveryId: z.uuid() });

const Target = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('webhook'),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .describe('Addresses of private networks are refused'),
  }),
  z.strictObject({ kind: z.literal('email'), to: z.array(z.email().max(254)).min(1).max(20) }),
]);

const on = z.array(z.enum(notificationKinds).exclude(['test'])).min(1);

export const Subscription = z.object({
  subscriptionId: z.uuid(),
  name: z.string(),
  target: Target,
  on,
  state: z.enum(['on', 'disabled']),
  disabledBecause: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
});

const WithSecret = Subscription.extend({
  secret: z.string().nullable().describe('Verifies the signatures of webhooks; shown this once. Null: e-mail has none'),
});

export const Delivery = z.object({
  deliveryId: z.uuid(),
  subscriptionId: z.uuid(),
  kind: z.enum(notificationKinds),
  state: z.enum(['pending', 'delivered', 'given-up']),
  createdAt: z.iso.datetime(),
  nextAttemptAt: z.iso.datetime().nullable(),
  attempts: z
    .array(
      z.object({
        at: z.iso.datetime(),
        outcome: z.string().describe('The status that was answered, or why there is none'),
      }),
    )
    .describe('The last twenty'),
});

/** Who is told of what, and what became of the telling. */
export const notificationRoutes = {
  createSubscription: defineRoute({
    name: 'createSubscription',
    method: 'POST',
    path: '/notifications/subscriptions',
    summary: 'Be told of failures, warnings and falling match rates, by webhook or e-mail',
    roles: administrators,
    status: 201,
    audit: { body: ['name', 'target.kind', 'on'], answer: ['subscriptionId'] },
    parts: {
      body: z.strictObject({ name: z.string().trim().min(1).max(100), target: Target, on }),
      response: WithSecret,
    },
    problems: { 'notification/address-refused': 422, 'notification/no-mail': 409 },
  }),
  listSubscriptions: defineRoute({
    name: 'listSubscriptions',
    method: 'GET',
    path: '/notifications/subscriptions',
    summary: 'Who is told of what',
    roles: administrators,
    parts: { query: Paging, response: pageOf(Subscription) },
  }),
  removeSubscription: defineRoute({
    name: 'removeSubscription',
    method: 'DELETE',
    path: '/notifications/subscriptions/:subscriptionId',
    summary: 'Tell no more; what was not delivered is given up',
    roles: administrators,
    parts: { params: subscriptionParams },
  }),
  enableSubscription: defineRoute({
    name: 'enableSubscription',
    method: 'POST',
    path: '/notifications/subscriptions/:subscriptionId/enable',
    summary: 'Tell again, after it was disabled',
    roles: administrators,
    parts: { params: subscriptionParams, response: Subscription },
  }),
  rotateSecret: defineRoute({
    name: 'rotateSecret',
    method: 'POST',
    path: '/notifications/subscriptions/:subscriptionId/secret',
    summary: 'A new secret; for a day webhooks are signed with the old one as well',
    roles: administrators,
    parts: { params: subscriptionParams, response: WithSecret },
    problems: { 'notification/no-secret': 409 },
  }),
  testSubscription: defineRoute({
    name: 'testSubscription',
    method: 'POST',
    path: '/notifications/subscriptions/:subscriptionId/test',
    summary: 'Send a test',
    roles: administrators,
    status: 202,
    parts: { params: subscriptionParams, response: Delivery },
  }),
  listDeliveries: defineRoute({
    name: 'listDeliveries',
    method: 'GET',
    path: '/notifications/deliveries',
    summary: 'What was sent, newest first, with every attempt',
    roles: administrators,
    parts: { query: Paging.extend({ subscriptionId: z.uuid().optional() }), response: pageOf(Delivery) },
  }),
  replayDelivery: defineRoute({
    name: 'replayDelivery',
    method: 'POST',
    path: '/notifications/deliveries/:deliveryId/replay',
    summary: 'Send one again, to its subscription alone; its id stays the same',
    roles: administrators,
    status: 202,
    parts: { params: deliveryParams, response: Delivery },
  }),
};
