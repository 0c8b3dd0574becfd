import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { sourcingRoutes as routes } from '@firmograph/contracts';
import type { Command } from 'commander';
import { BadInput } from '../reading/bad-input.ts';
import { allItems } from '../stack/pages.ts';
import { openedFor } from './opened-for.ts';
import type { Surroundings } from './surroundings.ts';

const json = ['--json', 'print it as JSON', false] as const;

/** Targets of exports. What opens them is read from a file or from the input, so that no list of processes shows it. */
export function addExportTargets(exports: Command, surroundings: Surroundings): void {
  const group = exports.command('targets').description('Where exports go.');
  const list = group
    .command('list')
    .description('List them.')
    .option(...json);
  list.action(async () => {
    const { client, present } = await openedFor(list, surroundings);
    const all = await allItems((after) => client.call('sourcing', routes.listExportTargets, { query: { after } }));
    present(all, (person) => {
      const cells = all.map((each) => [each.name, each.kind, each.access, String(each.exports), each.targetId]);
      person.table(['Target', 'Kind', 'Open to', 'Exports', 'Id'], cells);
    });
  });
  const destinations = group
    .command('destinations')
    .description('Where targets can be at all.')
    .option(...json);
  destinations.action(async () => {
    const { client, present } = await openedFor(destinations, surroundings);
    const { items } = await client.call('sourcing', routes.listExportDestinations, {});
    present(items, (person) => {
      person.table(
        ['Destination', 'Kind', 'Where'],
        items.map(({ name, kind, where }) => [name, kind, where]),
      );
    });
  });
  addAdding(group, surroundings);
  addTested(group, surroundings);
}

function addAdding(group: Command, surroundings: Surroundings): void {
  const add = group.command('add').description('Save one, once a probe file could be written there.');
  add
    .argument('<file>', 'JSON with name, place and access, as createExportTarget takes it; - reads the input')
    .option(...json);
  add.action(async (file: string) => {
    const body = routes.createExportTarget.parts.body.safeParse(await jsonOf(file, surroundings));
    if (!body.success) throw new BadInput(`The target is not as it must be: ${faultOf(body.error)}.`);
    const { client, show } = await openedFor(add, surroundings);
    const made = await client.call('sourcing', routes.createExportTarget, { body: body.data });
    show(made, [`${made.name} is saved, as ${made.targetId}.`]);
  });
}

function addTested(group: Command, surroundings: Surroundings): void {
  const test = group
    .command('test')
    .description('Write a probe file there.')
    .argument('<id>', 'of the target')
    .option(...json);
  test.action(async (targetId: string) => {
    const { client, show } = await openedFor(test, surroundings);
    const tested = await client.call('sourcing', routes.checkExportTarget, { params: { targetId } });
    show(tested, ['It takes files.']);
  });
  const remove = group
    .command('remove')
    .description('Remove one that no export goes to.')
    .argument('<id>', 'of the target');
  remove.action(async (targetId: string) => {
    const { client, show } = await openedFor(remove, surroundings);
    await client.call('sourcing', routes.removeExportTarget, { params: { targetId } });
    show(null, ['It is removed. Files there stay.']);
  });
}

async function jsonOf(file: string, { streams }: Surroundings): Promise<unknown> {
  const content = file === '-' ? await text(streams.input) : await readFile(file, 'utf8').catch(() => null);
  if (content === null) throw new BadInput(`${file} cannot be read.`);
  try {
    return JSON.parse(content) as unknown;
  } catch {
    throw new BadInput('The target is no JSON.');
  }
}

/** Where and which rule; never what was there, which may be a secret. */
function faultOf({
  issues,
}: {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly code: string }[];
}): string {
  return issues.map(({ path, code }) => `${path.map(String).join('.')} ${code}`).join(', ');
}
