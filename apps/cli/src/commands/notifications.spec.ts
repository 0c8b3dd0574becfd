import { expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { configurationRoutes as routes } from '@firmograph/contracts';
import { running } from '../testing/running.ts';

const { now, run } = running();
const subscriptionId = randomUUID();
const subscription = {
  ...{ subscriptionId, name: 'Operations', target: { kind: 'webhook', url: 'https://hooks.example/' } },
  ...{
    on: ['run-failed'],
    state: 'on',
    disabledBecause: null,
    createdBy: 'ada',
    createdAt: '2026-03-02T06:00:00.000Z',
  },
};
const delivery = {
  ...{ deliveryId: randomUUID(), subscriptionId, kind: 'test', state: 'pending', nextAttemptAt: null },
  createdAt: '2026-03-02T06:00:00.000Z',
  attempts: [{ at: '2026-03-02T06:00:00.000Z', outcome: '500' }],
};

it('a webhook is told, and its secret shown once', async () => {
  now.stack.more.push([routes.createSubscription, () => ({ ...subscription, secret: 'whsec_once' })]);
  const { output } = await run('notifications add Operations --webhook https://hooks.example/ --on run-failed');
  expect(output).toContain('whsec_once\nWebhooks are signed with it. Keep it: it is not shown again.');
});

it.each([
  ['notifications add Operations', 'Say --webhook, or --mail, and not both.'],
  ['notifications add Operations --mail a@b.example --on everything', 'Say some of run-failed'],
])('%s is refused', async (argv, sentence) => {
  expect((await run(argv)).errors).toContain(sentence);
});

it('subscriptions and what was sent are listed', async () => {
  now.stack.more.push([routes.listSubscriptions, () => ({ items: [subscription], next: null })]);
  now.stack.more.push([routes.listDeliveries, () => ({ items: [delivery], next: null })]);
  expect((await run('notifications list')).output).toContain('run-failed to https://hooks.example/');
  expect((await run('notifications log')).output).toContain('test: pending\n  1 attempts, the last: 500');
});
