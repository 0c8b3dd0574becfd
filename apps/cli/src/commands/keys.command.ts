import {
  type ApiKey,
  configurationRoutes as routes,
  personalRoles,
  type Role,
  type Scope,
  scopes,
} from '@firmograph/contracts';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { z } from 'zod';
import { allItems } from '../stack/pages.ts';
import { openedFor, type Opened } from './opened-for.ts';
import type { Surroundings } from './surroundings.ts';

interface CreateOptions {
  readonly role: Exclude<Role, 'Service'>;
  readonly scopes: Scope[];
  readonly days: number;
}

type KeyView = z.output<typeof ApiKey>;

const dayMs = 86_400_000;

export function addKeys(program: Command, surroundings: Surroundings): void {
  const group = program.command('keys').description('API keys, with which programs sign in.');
  const create = group
    .command('create')
    .description('Make one; it is shown once.')
    .argument('<name>', 'what it is for')
    .addOption(new Option('--role <role>', 'what it may at all').choices(personalRoles).default('Viewer'))
    .option('--scopes <list>', `what it is good for within that: ${scopes.join(', ')}`, scopesOf, ['read'])
    .option('--days <days>', 'how long it is valid, a year at most', daysOf, 90)
    .option('--json', 'print it as JSON', false)
    .action(async (name: string, options: CreateOptions) =>
      createOne(await openedFor(create, surroundings), { ...options, name }),
    );
  const list = group
    .command('list')
    .description('List them, newest first; never the keys themselves.')
    .option('--json', 'print them as JSON', false)
    .action(async () => listAll(await openedFor(list, surroundings)));
  const revoke = group
    .command('revoke')
    .description('Have one open nothing any more, within 30 seconds.')
    .argument('<id>', 'as the list shows it')
    .option('--json', 'print it as JSON', false)
    .action(async (keyId: string) => revokeOne(await openedFor(revoke, surroundings), keyId));
}

async function createOne({ client, show }: Opened, options: CreateOptions & { readonly name: string }): Promise<void> {
  const { name, role, days } = options;
  const expiresAt = new Date(Date.now() + days * dayMs).toISOString();
  const body = { name, role, scopes: options.scopes, expiresAt };
  const made = await client.call('configuration', routes.createKey, { body });
  show(made, [made.key, `Keep it now: it is not shown again. It is valid until ${made.expiresAt}, as ${made.keyId}.`]);
}

async function listAll({ client, show }: Opened): Promise<void> {
  const keys = await allItems((after) =>
    client.call('configuration', routes.listKeys, {
      query: { limit: 1000, after },
    }),
  );
  show(keys, keys.length === 0 ? ['There are no keys.'] : keys.map(lineOf));
}

async function revokeOne({ client, show }: Opened, keyId: string): Promise<void> {
  const revoked = await client.call('configuration', routes.revokeKey, { params: { keyId } });
  show(revoked, [`“${revoked.name}” is revoked.`]);
}

/** The id whole, so that it can be copied. */
function lineOf({ keyId, name, role, scopes: given, state, createdBy, expiresAt, lastUsedAt }: KeyView): string {
  const used = lastUsedAt === null ? 'never used' : `last used ${lastUsedAt}`;
  return `${keyId}  ${name}\n  ${role}: ${given.join(', ')}; ${state}, until ${expiresAt}; ${used}; by ${createdBy}`;
}

function scopesOf(text: string): Scope[] {
  const given = text.split(',').map((part) => part.trim());
  const known = scopes.filter((scope) => given.includes(scope));
  if (known.length !== given.length) throw new InvalidArgumentError(`Say some of ${scopes.join(', ')}.`);
  return known;
}

function daysOf(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > 365) throw new InvalidArgumentError('Say 1 to 365.');
  return days;
}
