import { sourcingRoutes as routes, type Export, type ExportRun } from '@firmograph/contracts';
import type { Command } from 'commander';
import type { z } from 'zod';
import { allItems } from '../stack/pages.ts';
import { addExportTargets } from './export-targets.command.ts';
import { addDefineExport, exportNamed } from './define-export.ts';
import { followExport, runLines } from './follow-export.ts';
import { openedFor, type Opened } from './opened-for.ts';
import type { Surroundings } from './surroundings.ts';

type ExportView = z.output<typeof Export>;
type RunView = z.output<typeof ExportRun>;

const json = ['--json', 'print it as JSON', false] as const;
const theExport = ['<export>', 'its name or its id'] as const;

export function addExports(program: Command, surroundings: Surroundings): void {
  const group = program.command('exports').description('Exports of output tables, segments and profiles to files.');
  addExportTargets(group, surroundings);
  addDefineExport(group, surroundings);
  addRuns(group, surroundings);
  const list = group
    .command('list')
    .description('List them.')
    .option(...json);
  list.action(async () => listAll(await openedFor(list, surroundings)));
  const duplicate = group.command('duplicate').description('Make another like it, without its schedule.');
  duplicate
    .argument(...theExport)
    .argument('<name>', 'of the new one')
    .option(...json);
  duplicate.action(async (asked: string, name: string) => {
    const { client, show } = await openedFor(duplicate, surroundings);
    const { exportId } = await exportNamed(client, asked);
    const made = await client.call('sourcing', routes.duplicateExport, { params: { exportId }, body: { name } });
    show(made, [`${made.definition.name} is made, as ${made.exportId}.`]);
  });
  const detach = group.command('detach').description('Take it from its target; it stays, Inactive.');
  detach.argument(...theExport).option(...json);
  detach.action(async (asked: string) => {
    const { client, show } = await openedFor(detach, surroundings);
    const { exportId } = await exportNamed(client, asked);
    const made = await client.call('sourcing', routes.detachExport, { params: { exportId } });
    show(made, [`${made.definition.name} is detached. Define it again with a target to go on.`]);
  });
  const remove = group.command('remove').description('Remove it; files that it has written stay.');
  remove.argument(...theExport);
  remove.action(async (asked: string) => {
    const { client, show } = await openedFor(remove, surroundings);
    const { exportId, definition } = await exportNamed(client, asked);
    await client.call('sourcing', routes.removeExport, { params: { exportId } });
    show(null, [`${definition.name} is removed. Its files are where they were.`]);
  });
}

function addRuns(group: Command, surroundings: Surroundings): void {
  const run = group
    .command('run')
    .description('Run it now.')
    .argument(...theExport);
  run.option('--wait', 'until it is over, and say how far it is', false).option(...json);
  run.action(async (asked: string, { wait }: { readonly wait: boolean }) => {
    const { client, show } = await openedFor(run, surroundings);
    const { exportId } = await exportNamed(client, asked);
    const begun = await client.call('sourcing', routes.runExport, { params: { exportId } });
    if (!wait) show(begun, [`It runs as ${begun.runId}.`]);
    else await followExport({ client, show }, begun.runId, (line) => surroundings.streams.errors.write(`${line}\n`));
  });
  const status = group.command('status').description('How far a run is, and which files it has written.');
  status.argument('<run>', 'as it was said when it began').option(...json);
  status.action(async (runId: string) => {
    const { client, show } = await openedFor(status, surroundings);
    const found = await client.call('sourcing', routes.getExportRun, { params: { runId } });
    show(found, runLines(found));
  });
  const cancel = group
    .command('cancel')
    .description('Stop a run.')
    .argument('<run>', 'its id')
    .option(...json);
  cancel.action(async (runId: string) => {
    const { client, show } = await openedFor(cancel, surroundings);
    const found = await client.call('sourcing', routes.cancelExportRun, { params: { runId } });
    show(found, ['It is being stopped. Parts that are in place stay, without a manifest.']);
  });
  const history = group.command('history').description('What exports did, newest first.');
  history.argument('[export]', 'its name or its id; absent: all').option('--since <time>', 'only from then on');
  history.option(...json);
  history.action(async (asked: string | undefined, { since }: { readonly since?: string }) =>
    showHistory(await openedFor(history, surroundings), asked, since),
  );
}

async function showHistory({ client, present }: Opened, asked: string | undefined, since: string | undefined) {
  const exportId = asked === undefined ? undefined : (await exportNamed(client, asked)).exportId;
  const from = since === undefined ? undefined : new Date(since).toISOString();
  const { items } = await client.call('sourcing', routes.listExportRuns, {
    query: { exportId, since: from, limit: 100 },
  });
  present(items, (person) => {
    const cells = (run: Omit<RunView, 'parts'>) => [
      run.exportName,
      run.status,
      run.requestedAt,
      String(run.rows),
      run.runId,
    ];
    person.table(['Export', 'Status', 'Asked for', 'Rows', 'Run'], items.map(cells));
  });
}

async function listAll({ client, present }: Opened): Promise<void> {
  const all = await allItems((after) => client.call('sourcing', routes.listExports, { query: { after } }));
  present(all, (person) => {
    person.table(['Export', 'Type', 'State', 'Status', 'Refreshed', 'Schedule', 'Target'], all.map(cellsOf));
  });
}

function cellsOf({ definition, state, status, refreshedAt, targetName }: ExportView): readonly string[] {
  const { name, source, schedule } = definition;
  return [name, source.kind, state, status, refreshedAt ?? 'never', schedule?.cron ?? 'none', targetName ?? 'none'];
}
