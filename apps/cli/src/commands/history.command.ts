import { resultsRoutes as routes } from '@firmograph/contracts';
import { Option, type Command } from 'commander';
import { count } from '../terminal/short-text.ts';
import { onEnrichments, type Asked } from './enrichment-commands.ts';
import { openedFor, type Opened } from './opened-for.ts';
import type { Surroundings } from './surroundings.ts';

export function addHistory(program: Command, surroundings: Surroundings): void {
  const group = program.command('history').description('What was believed when, and what runs changed.');
  onEnrichments(group, surroundings)<{ readonly at?: string }>(
    'row <profile>',
    'Say what a row was before.',
    ofRow,
  ).option('--at <time>', 'also what was believed then, like 2026-06-01T00:00:00Z');
  const run = group
    .command('run')
    .description('Say which rows a run changed.')
    .argument('<run>', 'its id')
    .addOption(new Option('--field <field>', 'only rows in which this field changed'))
    .option('--after <page>', 'the page after this one')
    .option('--json', 'print it as JSON', false)
    .action(async (runId: string) => ofRun(await openedFor(run, surroundings), runId, run.opts()));
}

export function addUndo(program: Command, surroundings: Surroundings): void {
  const undo = program
    .command('undo')
    .description(
      'Put back what rows said before a run; what later runs wrote stays. Said again, it tells how far it is.',
    )
    .argument('<run>', 'its id')
    .option('--json', 'print it as JSON', false)
    .action(async (runId: string) => {
      const { client, show } = await openedFor(undo, surroundings);
      const done = await client.call('results', routes.undoRun, { params: { runId } });
      const { state, restored, retracted, left } = done;
      show(done, [
        `The undo is ${state === 'done' ? 'done' : 'under way'}: ${count(restored)} put back, ${count(retracted)} retracted, ${count(left)} left to later runs.`,
      ]);
    });
}

async function ofRow({
  client,
  enrichmentId,
  options,
  given: [profileId = ''],
  show,
}: Asked<{ readonly at?: string }>) {
  const { at } = options;
  const params = { enrichmentId, profileId };
  const found = await client.call('results', routes.getRow, { params, query: at === undefined ? {} : { at } });
  const { believed, history } = found;
  const lines = history.map((one) => `${one.at}  run ${one.runId} changed ${one.changed.join(', ')}`);
  const then = believed === undefined ? [] : [`On ${believed.at}: ${JSON.stringify(believed.company)}`];
  show(found, [...then, ...(lines.length === 0 ? ['There is no history.'] : lines)]);
}

interface RunOptions {
  readonly field?: string;
  readonly after?: string;
}

async function ofRun({ client, present }: Opened, runId: string, { field, after }: RunOptions): Promise<void> {
  const params = { runId };
  const query = { field, after };
  const [counts, page] = await Promise.all([
    client.call('results', routes.countRunChanges, { params }),
    // Whether there is such a field is the route's to say.
    client.call('results', routes.listRunChanges, { params, query: query as { after?: string } }),
  ]);
  present({ counts, ...page }, (person) => {
    const { created, changed, retracted, fields } = counts;
    person.say(`${count(created)} rows made, ${count(changed)} changed, ${count(retracted)} retracted.`);
    person.table(
      ['Field', 'Changed'],
      Object.entries(fields).map(([name, some]) => [name, count(some)]),
    );
    person.table(
      ['Profile', 'Before', 'After'],
      page.items.map((one) => [one.profileId, JSON.stringify(one.before), JSON.stringify(one.after)]),
    );
    if (page.next !== null) person.say(`There is more: --after ${page.next}`);
  });
}
