import { configurationRoutes as routes, type Connection, type ConnectionName } from '@firmograph/contracts';
import { DomainError } from '@firmograph/kernel';
import type { Command } from 'commander';
import type { z } from 'zod';
import { connectionIdOf } from '../stack/connection-id.ts';
import { allItems } from '../stack/pages.ts';
import { openedFor, type Opened } from './opened-for.ts';
import type { Surroundings } from './surroundings.ts';

type Listed = z.output<typeof Connection> | z.output<typeof ConnectionName>;

export function addConnections(program: Command, surroundings: Surroundings): void {
  const group = program.command('connections').description('Connections: licences with Leadspace.');
  const list = group
    .command('list')
    .description('List them; never their tokens.')
    .option('--json', 'print them as JSON', false)
    .action(async () => listAll(await openedFor(list, surroundings)));
  const add = group
    .command('add')
    .description('Make one with the token in LEADSPACE_TOKEN, and verify it; nothing is sent, nothing is charged.')
    .argument('<name>', 'what it is called')
    .option('--json', 'print it as JSON', false)
    .action(async (name: string) => addOne(await openedFor(add, surroundings), name, surroundings.env));
  const on = (name: string, description: string, act: (opened: Opened, connectionId: string) => Promise<void>) => {
    const command = group
      .command(name)
      .description(description)
      .argument('<connection>', 'its name')
      .option('--json', 'print it as JSON', false)
      .action(async (given: string) => {
        const opened = await openedFor(command, surroundings);
        await act(opened, await connectionIdOf(opened.client, given));
      });
  };
  on('verify', 'Ask Leadspace whether it knows the token; nothing is sent, nothing is charged.', verify);
  on('resume', 'Call again after Leadspace refused the token or ran out of credits.', resume);
  on('remove', 'Remove it and its token; refused while an enrichment uses it.', remove);
}

async function listAll({ client, show }: Opened): Promise<void> {
  const found = await allItems((after) =>
    client.call('configuration', routes.listConnections, { query: { after, limit: 1000 } }),
  );
  show(found, found.length === 0 ? ['There are no connections.'] : found.map(lineOf));
}

async function addOne({ client, show }: Opened, name: string, env: Surroundings['env']): Promise<void> {
  const token = env['LEADSPACE_TOKEN'] ?? '';
  if (token === '')
    throw new DomainError('cli/no-token', 'Put your Leadspace token in LEADSPACE_TOKEN: arguments are seen by others.');
  const body = { name, credential: { kind: 'token' as const, token } };
  const { connectionId } = await client.call('configuration', routes.saveConnection, { body });
  const verified = await client.call('configuration', routes.verifyConnection, { params: { connectionId } });
  show(verified, [`“${name}” is connected. Nothing leaves before somebody agrees: firmograph consent grant ${name}`]);
}

async function verify({ client, show }: Opened, connectionId: string): Promise<void> {
  const verified = await client.call('configuration', routes.verifyConnection, { params: { connectionId } });
  show(verified, [lineOf(verified)]);
}

async function resume({ client, show }: Opened, connectionId: string): Promise<void> {
  const resumed = await client.call('configuration', routes.resumeConnection, { params: { connectionId } });
  show(resumed, [lineOf(resumed)]);
}

async function remove({ client, show }: Opened, connectionId: string): Promise<void> {
  await client.call('configuration', routes.removeConnection, { params: { connectionId } });
  show({ connectionId }, ['It is removed, and its token with it.']);
}

/** What a contributor may not see is not there. */
function lineOf(connection: Listed): string {
  if (!('state' in connection)) return `${connection.connectionId}  ${connection.name}\n  ${connection.kind}`;
  const { connectionId, name, kind, state, lastFour, createdBy, verifiedAt, usedBy, ageDays } = connection;
  const verified = verifiedAt === null ? 'never verified' : `verified ${verifiedAt}`;
  const age = ageDays === undefined ? '' : `, ${ageDays} days old`;
  const end = lastFour === '' ? '' : ` …${lastFour}`;
  return `${connectionId}  ${name}\n  ${state}; ${kind}${end}${age}; ${verified}; by ${createdBy}; used by ${usedBy.length}`;
}
