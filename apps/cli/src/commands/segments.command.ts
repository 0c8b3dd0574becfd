import { readFile } from 'node:fs/promises';
import { type OutputOf, sourcingRoutes as routes } from '@firmograph/contracts';
import type { Command } from 'commander';
import { BadInput } from '../reading/bad-input.ts';
import { allItems } from '../stack/pages.ts';
import { openedFor, type Opened } from './opened-for.ts';
import type { Surroundings } from './surroundings.ts';

type Act = (opened: Opened, ...args: string[]) => Promise<void>;
type Kind = 'dynamic' | 'static';
type State = 'Active' | 'Inactive';

const changed =
  (body: { readonly kind?: Kind; readonly state?: State; readonly name?: string }): Act =>
  async ({ client, show }, segmentId = '') => {
    const segment = await client.call('sourcing', routes.changeSegment, { params: { segmentId }, body });
    show(segment, [`“${segment.name}” is ${segment.kind ?? 'dynamic'} and ${segment.state ?? 'Active'}.`]);
  };

export function addSegments(program: Command, surroundings: Surroundings): void {
  const group = program.command('segments').description('Segments: who is in them, and how that changed.');
  const add = (usage: string, description: string, act: Act): void => {
    const [name = '', ...args] = usage.split(' ');
    const command = group.command(name).description(description).option('--json', 'print it as JSON', false);
    for (const argument of args) command.argument(argument);
    // Commander hands over the arguments, then its options and itself.
    command.action(async (...given: unknown[]) =>
      act(await openedFor(command, surroundings), ...given.slice(0, args.length).map(String)),
    );
  };
  add('list', 'List them, with how many were in them when they were last counted.', list);
  add('show <id>', 'One of them, its rules, and how many are in it now.', showOne);
  add('save <id> <file>', 'Save one from a JSON file: name, rule, then.', save);
  add('preview <file>', 'Who would be in one, part by part, without saving it.', preview);
  add('members <id>', 'The ids of those who are in one.', members);
  add('trend <id>', 'How many there were, each time they were counted.', trend);
  add('usage <id>', 'Who uses one.', usage);
  add('refresh <id>', 'Have one counted again.', refresh);
  add('duplicate <id> <new-id> <new-name>', 'A second one with the same rules.', duplicate);
  add('rename <id> <name>', 'Give one another name.', (opened, id = '', name = '') => changed({ name })(opened, id));
  add('make-static <id>', 'Keep the members of now, whatever changes.', changed({ kind: 'static' }));
  add('make-dynamic <id>', 'Let the rules decide again.', changed({ kind: 'dynamic' }));
  add('activate <id>', 'Have one counted.', changed({ state: 'Active' }));
  add('deactivate <id>', 'Count one no more.', changed({ state: 'Inactive' }));
  add('delete <id>', 'Delete one that nobody uses.', async ({ client, show }, segmentId = '') => {
    await client.call('sourcing', routes.deleteSegment, { params: { segmentId }, query: {} });
    show({ segmentId }, [`“${segmentId}” is deleted; its profiles stay.`]);
  });
}

const list: Act = async ({ client, show }) => {
  const all = await allItems((after) =>
    client.call('sourcing', routes.listSegments, { query: { limit: 1000, after } }),
  );
  const lines = all.map(({ segmentId, name, lastCount }) => {
    const count = lastCount === undefined ? 'not counted yet' : `${lastCount.members} at ${lastCount.countedAt}`;
    return `${segmentId}  ${name}: ${count}`;
  });
  show(all, lines.length === 0 ? ['There are no segments.'] : lines);
};

const showOne: Act = async ({ client, show }, segmentId = '') => {
  const segment = await client.call('sourcing', routes.getSegment, { params: { segmentId } });
  const { name, members: count, rule, then } = segment;
  show(segment, [`${name}: ${count} members`, JSON.stringify({ rule, then }, null, 2)]);
};

const save: Act = async ({ client, show }, segmentId = '', path = '') => {
  const body = routes.saveSegment.parts.body.safeParse(await readJson(path));
  if (!body.success) throw faultIn(path, body.error.issues);
  const segment = await client.call('sourcing', routes.saveSegment, { params: { segmentId }, body: body.data });
  show(segment, [`“${segment.name}” is saved as ${segmentId}.`]);
};

const preview: Act = async ({ client, show }, path = '') => {
  const { rule, then } = (await readJson(path)) as { rule?: unknown; then?: unknown };
  const body = routes.previewSegment.parts.body.safeParse({ rule, ...(then === undefined ? {} : { then }) });
  if (!body.success) throw faultIn(path, body.error.issues);
  const found = await client.call('sourcing', routes.previewSegment, { body: body.data });
  show(found, linesOf(found));
};

function linesOf({ members: count, parts, misfits }: OutputOf<typeof routes.previewSegment>): readonly string[] {
  return [
    ...parts.map(({ at, members: alone, cumulative }) => `${at}: ${alone}, together ${cumulative}`),
    ...misfits.map(({ at, field, profiles }) => `${at}: ${profiles} profiles have a ${field} that cannot be read so`),
    `${count} members`,
  ];
}

const members: Act = async ({ client, show }, segmentId = '') => {
  const all = await allItems((after) =>
    client.call('sourcing', routes.listMembers, {
      params: { segmentId },
      query: { limit: 1000, after },
    }),
  );
  show(
    all,
    all.map(({ profileId }) => profileId),
  );
};

const trend: Act = async ({ client, show }, segmentId = '') => {
  const found = await client.call('sourcing', routes.getSegmentTrend, {
    params: { segmentId },
    query: { limit: 1000 },
  });
  show(
    found,
    found.points.map(({ at, members: count }) => `${at}  ${count}`),
  );
};

const usage: Act = async ({ client, show }, segmentId = '') => {
  const found = await client.call('sourcing', routes.getSegmentUsage, { params: { segmentId } });
  const lines = found.users.map(({ kind, name }) => `${kind} ${name}`);
  show(found, lines.length === 0 ? ['Nobody uses it.'] : lines);
};

const refresh: Act = async ({ client, show }, segmentId = '') => {
  await client.call('sourcing', routes.refreshSegment, { params: { segmentId } });
  show({ segmentId }, ['It is counted within seconds.']);
};

const duplicate: Act = async ({ client, show }, segmentId = '', newId = '', name = '') => {
  const body = { segmentId: newId, name };
  const made = await client.call('sourcing', routes.duplicateSegment, { params: { segmentId }, body });
  show(made, [`“${made.name}” is there as ${made.segmentId}.`]);
};

async function readJson(path: string): Promise<object> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as object;
  } catch (cause) {
    throw new BadInput(`${path} cannot be read as JSON: say a file with name, rule and then.`, { cause });
  }
}

function faultIn(path: string, issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]) {
  const [first] = issues;
  return new BadInput(`${path}, ${first?.path.map(String).join('.') ?? ''}: ${first?.message ?? 'is not a segment'}.`);
}
