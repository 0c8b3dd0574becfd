import {
  configurationRoutes as routes,
  notificationKinds,
  type Delivery,
  type Subscription,
} from '@firmograph/contracts';
import { DomainError } from '@firmograph/kernel';
import type { Command } from 'commander';
import type { z } from 'zod';
import { openedFor, type Opened } from './opened-for.ts';
import { repeated } from './repeated.ts';
import type { Surroundings } from './surroundings.ts';

type Kind = Exclude<(typeof notificationKinds)[number], 'test'>;

const kinds = notificationKinds.filter((kind) => kind !== 'test');
interface AddOptions {
  readonly webhook?: string;
  readonly mail: readonly string[];
  readonly on: string;
}

export function addNotifications(program: Command, surroundings: Surroundings): void {
  const group = program
    .command('notifications')
    .description('Who is told of failures and warnings, and what was sent.');
  const add = group
    .command('add <name>')
    .description('Tell a webhook or people.')
    .option('--webhook <url>', 'send it there, signed')
    .option('--mail <address>', 'send it to this address; may be said again', repeated, [])
    .option('--on <kinds>', `of what: ${kinds.join(', ')}`, kinds.join(','))
    .option('--json', 'print the answer as JSON', false)
    .action(async (name: string, options: AddOptions) => subscribe(await openedFor(add, surroundings), name, options));
  for (const [usage, description, act] of acts) {
    const command = group
      .command(usage)
      .description(description)
      .option('--json', 'print the answer as JSON', false)
      .action(async (id: unknown) => act(await openedFor(command, surroundings), typeof id === 'string' ? id : ''));
  }
}

type Act = (opened: Opened, id: string) => Promise<void>;

const acts: readonly (readonly [string, string, Act])[] = [
  ['list', 'Who is told of what.', list],
  ['remove <subscription>', 'Tell no more.', remove],
  ['enable <subscription>', 'Tell again, after it was disabled.', enable],
  ['rotate <subscription>', 'A new secret; the old one signs for another day.', rotate],
  ['test <subscription>', 'Send a test.', test],
  ['log', 'What was sent, newest first.', log],
  ['replay <delivery>', 'Send one again, to its subscription alone.', replay],
];

async function remove({ client, show }: Opened, subscriptionId: string): Promise<void> {
  await client.call('configuration', routes.removeSubscription, { params: { subscriptionId } });
  show({ subscriptionId }, ['It is told no more.']);
}

async function enable({ client, show }: Opened, subscriptionId: string): Promise<void> {
  const enabled = await client.call('configuration', routes.enableSubscription, { params: { subscriptionId } });
  show(enabled, [lineOf(enabled)]);
}

async function rotate({ client, show }: Opened, subscriptionId: string): Promise<void> {
  const made = await client.call('configuration', routes.rotateSecret, { params: { subscriptionId } });
  show(made, [made.secret ?? '', 'Keep it: it is not shown again.']);
}

async function test({ client, show }: Opened, subscriptionId: string): Promise<void> {
  const sent = await client.call('configuration', routes.testSubscription, { params: { subscriptionId } });
  show(sent, [deliveryLine(sent)]);
}

async function log({ client, show }: Opened): Promise<void> {
  const page = await client.call('configuration', routes.listDeliveries, { query: { limit: 50 } });
  show(page, page.items.length === 0 ? ['Nothing was sent.'] : page.items.map(deliveryLine));
}

async function replay({ client, show }: Opened, deliveryId: string): Promise<void> {
  const sent = await client.call('configuration', routes.replayDelivery, { params: { deliveryId } });
  show(sent, [deliveryLine(sent)]);
}

async function list({ client, show }: Opened): Promise<void> {
  const page = await client.call('configuration', routes.listSubscriptions, { query: { limit: 1000 } });
  show(page, page.items.length === 0 ? ['Nobody is told of anything.'] : page.items.map(lineOf));
}

async function subscribe({ client, show }: Opened, name: string, { webhook, mail, on }: AddOptions): Promise<void> {
  if ((webhook === undefined) === (mail.length === 0))
    throw new DomainError('cli/one-target', 'Say --webhook, or --mail, and not both.');
  const target =
    webhook === undefined ? { kind: 'email' as const, to: [...mail] } : { kind: 'webhook' as const, url: webhook };
  const asked = on.split(',');
  const wanted = kinds.filter((kind): kind is Kind => asked.includes(kind));
  if (wanted.length !== asked.length) throw new DomainError('cli/unknown-kind', `Say some of ${kinds.join(', ')}.`);
  const made = await client.call('configuration', routes.createSubscription, { body: { name, target, on: wanted } });
  const secret =
    made.secret === null ? [] : [made.secret, 'Webhooks are signed with it. Keep it: it is not shown again.'];
  show(made, [...secret, lineOf(made)]);
}

function lineOf({ subscriptionId, name, target, on, disabledBecause }: z.output<typeof Subscription>): string {
  const to = target.kind === 'webhook' ? target.url : target.to.join(', ');
  const state = disabledBecause === null ? '' : `; disabled: ${disabledBecause}`;
  return `${subscriptionId}  ${name}\n  ${on.join(', ')} to ${to}${state}`;
}

function deliveryLine({ deliveryId, kind, state, createdAt, attempts }: z.output<typeof Delivery>): string {
  const last = attempts.at(-1);
  const tried = last === undefined ? 'not tried yet' : `${attempts.length} attempts, the last: ${last.outcome}`;
  return `${deliveryId}  ${createdAt.slice(0, 16).replace('T', ' ')}  ${kind}: ${state}\n  ${tried}`;
}
