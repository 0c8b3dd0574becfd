import { configurationRoutes as routes, type Consent } from '@firmograph/contracts';
import { sendableFields, type SendableField } from '@firmograph/enrichment';
import { DomainError } from '@firmograph/kernel';
import { type Command, InvalidArgumentError } from 'commander';
import type { z } from 'zod';
import { connectionIdOf } from '../stack/connection-id.ts';
import { allItems } from '../stack/pages.ts';
import type { RouteClient } from '../stack/route-client.ts';
import { TerminalPerson } from '../terminal/terminal-person.ts';
import { connectStack, type StackOption } from './connect-stack.ts';
import type { Surroundings } from './surroundings.ts';

interface ConsentOptions extends StackOption {
  readonly json: boolean;
  readonly receipt?: boolean;
  readonly fields?: SendableField[];
  readonly language?: string;
  readonly expires?: string;
  readonly yes?: boolean;
}

type ConsentView = z.output<typeof Consent>;

export function addConsent(program: Command, surroundings: Surroundings): void {
  const group = program
    .command('consent')
    .description('What may leave for Leadspace over a connection, and on whose word.');
  const on = (name: string, description: string, act: (opened: Opened) => Promise<void>) => {
    const command = group
      .command(name)
      .description(description)
      .argument('<connection>', 'its name')
      .option('--json', 'print it as JSON', false)
      .action(async (connection: string) => act(await opened(command, surroundings, connection)));
    return command;
  };
  on('show', 'Show every consent that was given for it, newest first.', show).option(
    '--receipt',
    'the receipt of the newest, as JSON',
  );
  on('grant', 'Read the notice and agree to it; takes the place of the consent before.', grant)
    .option('--fields <list>', `what may leave: ${sendableFields.join(', ')}`, fieldsOf, [...sendableFields])
    .option('--language <language>', 'of the notice: en, da or de')
    .option('--expires <date>', 'when it ends by itself, as 2027-01-31')
    .option('--yes', 'you have read the notice, and agree', false);
  on('withdraw', 'Withdraw it: nothing new leaves any more, and runs under way end.', withdraw);
}

interface Opened {
  readonly options: ConsentOptions;
  readonly client: RouteClient;
  readonly person: TerminalPerson;
  readonly connectionId: string;
  readonly write: (value: unknown) => void;
}

async function opened(command: Command, surroundings: Surroundings, name: string): Promise<Opened> {
  const options = command.optsWithGlobals<ConsentOptions>();
  const { client } = await connectStack(surroundings, options);
  const connectionId = await connectionIdOf(client, name);
  const write = (value: unknown) => void surroundings.streams.output.write(`${JSON.stringify(value)}\n`);
  const person = new TerminalPerson(surroundings.streams, options.json);
  return { options, client, person, connectionId, write };
}

async function show({ options, client, person, connectionId, write }: Opened): Promise<void> {
  const consents = await allItems((after) =>
    client.call('configuration', routes.listConsents, { params: { connectionId }, query: { after, limit: 1000 } }),
  );
  const [newest] = consents;
  if (options.receipt === true && newest !== undefined) {
    const params = { connectionId, consentId: newest.consentId };
    write(await client.call('configuration', routes.getReceipt, { params }));
  } else if (options.json) write(consents);
  else if (newest === undefined) person.say('No consent was ever given: nothing leaves over it.');
  else for (const consent of consents) person.say(lineOf(consent));
}

async function grant({ options, client, person, connectionId, write }: Opened): Promise<void> {
  const { language, fields = [], expires } = options;
  const query = language === undefined ? {} : { language };
  const notice = await client.call('configuration', routes.getNotice, { query });
  person.say(`${notice.text}\n\nIt covers: ${fields.join(', ')}.`);
  if (options.yes !== true && !(await person.agrees('I agree')))
    throw new DomainError('cli/no-consent', 'Nobody agreed, and nothing was changed: answer yes, or use --yes.');
  const body = {
    agree: true as const,
    noticeHash: notice.hash,
    fields,
    ...(expires === undefined ? {} : { expiresAt: new Date(`${expires}T00:00:00Z`).toISOString() }),
  };
  tell(await client.call('configuration', routes.grantConsent, { params: { connectionId }, body }), options, {
    person,
    write,
  });
}

async function withdraw({ options, client, person, connectionId, write }: Opened): Promise<void> {
  const consent = await client.call('configuration', routes.withdrawConsent, { params: { connectionId } });
  tell(consent, options, { person, write });
}

function tell(
  consent: ConsentView,
  { json }: ConsentOptions,
  { person, write }: Pick<Opened, 'person' | 'write'>,
): void {
  if (json) write(consent);
  else person.say(lineOf(consent));
}

/** The id whole, so that it can be copied. */
function lineOf(consent: ConsentView): string {
  const { consentId, version, state, fields, noticeVersion, grantedBy, grantedAt, expiresAt } = consent;
  const until = expiresAt === null ? '' : `, until ${expiresAt}`;
  const end = consent.withdrawnAt === null ? '' : `; withdrawn by ${consent.withdrawnBy ?? '?'} ${consent.withdrawnAt}`;
  return `${consentId}.${version}  ${state}: ${fields.join(', ')}\n  notice ${noticeVersion}, agreed to by ${grantedBy} ${grantedAt}${until}${end}`;
}

function fieldsOf(text: string): SendableField[] {
  const given = text.split(',').map((part) => part.trim());
  const known = sendableFields.filter((field) => given.includes(field));
  if (known.length !== given.length) throw new InvalidArgumentError(`Say some of ${sendableFields.join(', ')}.`);
  return known;
}
