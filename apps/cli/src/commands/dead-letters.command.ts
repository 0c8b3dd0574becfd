import { deadLetterRoutes } from '@firmograph/contracts';
import { DomainError } from '@firmograph/kernel';
import type { Command } from 'commander';
import { BadInput } from '../reading/bad-input.ts';
import { allPages } from '../stack/pages.ts';
import type { RouteClient } from '../stack/route-client.ts';
import { type ServiceName, serviceNames } from '../stack/stack-file.ts';
import { shortened } from '../terminal/short-text.ts';
import { TerminalPerson } from '../terminal/terminal-person.ts';
import { connectStack } from './connect-stack.ts';
import type { Surroundings } from './surroundings.ts';

interface LetterOptions {
  readonly stack?: string;
  readonly topic?: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** Told apart by the service that put it aside: two services may have trouble with the same message. */
interface LetterPlace {
  readonly service: ServiceName;
  readonly id: string;
}

export function addDeadLetters(program: Command, surroundings: Surroundings, finish: (exitCode: number) => void): void {
  const group = program.command('dead-letters').description('Messages that a service could not handle and put aside.');
  const list = group
    .command('list')
    .description('List them, newest first.')
    .option('--topic <topic>', 'only of this topic')
    .option('--json', 'print them as JSON', false)
    .action(async () => listAll(await opened(list, surroundings)));

  const show = group
    .command('show')
    .description('Show one of them as it came: its headers and its content.')
    .argument('<id>', 'as the list shows it')
    .action(async (id: string) => showOne(await opened(show, surroundings), placeOf(id)));

  const replay = group
    .command('replay')
    .description('Have one of them, or all, handled once more; handling it twice is harmless.')
    .argument('[id]', 'as the list shows it')
    .option('--all', 'all of them', false)
    .option('--topic <topic>', 'with --all: only those of this topic')
    .option('--json', 'print what was replayed as JSON', false)
    .action(async (id: string | undefined) => finish(await replaySome(await opened(replay, surroundings), id)));
}

interface Opened {
  readonly options: LetterOptions;
  readonly client: RouteClient;
  readonly person: TerminalPerson;
  readonly write: (value: unknown) => void;
}

async function opened(command: Command, surroundings: Surroundings): Promise<Opened> {
  const options = command.optsWithGlobals<LetterOptions>();
  const { client } = await connectStack(surroundings, options);
  const write = (value: unknown) => void surroundings.streams.output.write(`${JSON.stringify(value)}\n`);
  return { options, client, person: new TerminalPerson(surroundings.streams, options.json === true), write };
}

async function listAll({ options, client, person, write }: Opened): Promise<void> {
  const letters = await lettersOf(client, options.topic);
  if (options.json === true) write(letters);
  else if (letters.length === 0) person.say('There are no dead letters.');
  else for (const letter of letters) person.say(lineOf(letter));
}

/** The id whole, so that it can be copied. */
function lineOf({ id, at, code, attempts, reason }: Awaited<ReturnType<typeof lettersOf>>[number]): string {
  const tried = `${code}, after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`;
  return `${id}\n  ${at}  ${reason === code ? tried : `${tried}: ${shortened(reason, 200)}`}`;
}

async function showOne({ client, write }: Opened, { service, id }: LetterPlace): Promise<void> {
  write(await client.call(service, deadLetterRoutes.showDeadLetter, { params: { id } }));
}

/** Resolves to the exit code. */
async function replaySome({ options, client, person, write }: Opened, id: string | undefined): Promise<number> {
  if ((id === undefined) !== (options.all === true)) throw new BadInput('Say which one, by its id, or --all.');
  const all = async () => (await lettersOf(client, options.topic)).map((letter) => placeOf(letter.id));
  const replayed = await replayAll(client, id === undefined ? await all() : [placeOf(id)]);
  const refused = replayed.filter(({ error }) => error !== null);
  if (options.json === true) write(replayed);
  for (const { id: of, error } of refused) person.warn(`${of}: ${String(error)}`);
  person.say(`${replayed.length - refused.length} replayed${refused.length > 0 ? `, ${refused.length} not` : ''}.`);
  return refused.length > 0 ? 1 : 0;
}

async function lettersOf(client: RouteClient, topic: string | undefined) {
  const lists = await Promise.all(
    serviceNames.map(async (service) => {
      const pages = allPages((after) =>
        client.call(service, deadLetterRoutes.listDeadLetters, { query: { topic, after, limit: 500 } }),
      );
      const letters = [];
      for await (const items of pages)
        letters.push(...items.map((letter) => ({ ...letter, service, id: `${service}/${letter.id}` })));
      return letters;
    }),
  );
  // Those of one moment keep the order they were listed in.
  return lists.flat().sort((one, other) => other.at.localeCompare(one.at));
}

function placeOf(text: string): LetterPlace {
  const slash = text.indexOf('/');
  const service = serviceNames.find((name) => name === text.slice(0, slash));
  if (service === undefined)
    throw new BadInput(`“${text}” is no id of a dead letter: \`firmograph dead-letters list\` shows them.`);
  return { service, id: text.slice(slash + 1) };
}

/** Oldest first, because later ones may build on them. */
async function replayAll(client: RouteClient, places: readonly LetterPlace[]) {
  const replayed: { readonly id: string; readonly error: string | null }[] = [];
  for (const { service, id } of places.toReversed()) {
    try {
      await client.call(service, deadLetterRoutes.replayDeadLetter, { params: { id } });
      replayed.push({ id: `${service}/${id}`, error: null });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      replayed.push({ id: `${service}/${id}`, error: error.message });
    }
  }
  return replayed;
}
