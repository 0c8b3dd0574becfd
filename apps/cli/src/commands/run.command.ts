import { configurationRoutes as routes, runModes, runStatuses, runTriggers, type Run } from '@firmograph/contracts';
import { DomainError } from '@firmograph/kernel';
import { Option, type Command } from 'commander';
import type { z } from 'zod';
import type { RouteClient } from '../stack/route-client.ts';
import { count, duration } from '../terminal/short-text.ts';
import { enrichmentNamed } from '../stack/enrichment-named.ts';
import { openedFor, type Opened } from './opened-for.ts';
import type { Surroundings } from './surroundings.ts';
import { addWaitForRun } from './wait-for-run.command.ts';

type RunView = z.output<typeof Run>;

interface StartOptions {
  readonly mode: 'changed' | 'all';
  readonly queue: boolean;
  readonly key?: string;
}

export function addRun(program: Command, surroundings: Surroundings): void {
  const group = program.command('run').description('Runs: start them, look at them, steer them.');
  const withJson = (command: Command) => command.option('--json', 'print the answer as JSON', false);
  const start = withJson(group.command('start <enrichments...>'))
    .description('Run enrichments now, by their names.')
    .addOption(new Option('--mode <mode>', 'what is asked about').choices(['changed', 'all']).default('changed'))
    .option('--queue', 'wait for a run that is under way', false)
    .option('--key <key>', 'the same request under the same key takes effect once')
    .action(async (names: readonly string[], options: StartOptions) =>
      begin(await openedFor(start, surroundings), names, options),
    );
  const rerun = withJson(group.command('rerun <run>'))
    .description('Ask again about what failed or was not attempted in a run.')
    .action(async (runId: string) => repeat(await openedFor(rerun, surroundings), runId));
  const list = withJson(group.command('list'))
    .description('The last runs, newest first.')
    .option('--enrichment <name>', 'only of this enrichment')
    .addOption(new Option('--status <status>', 'only with this status').choices(runStatuses))
    .addOption(new Option('--trigger <trigger>', 'only brought about so').choices(runTriggers))
    .option('--limit <n>', 'so many', Number, 20)
    .action(async (options: ListOptions) => listRuns(await openedFor(list, surroundings), options));
  const show = withJson(group.command('show <run>'))
    .description('One run with its steps.')
    .action(async (runId: string) => showRun(await openedFor(show, surroundings), runId));
  addWaitForRun(group, surroundings);
  for (const [name, route, description] of steering) {
    const command = withJson(group.command(`${name} <run>`))
      .description(description)
      .action(async (runId: string) => {
        const { client, show: print } = await openedFor(command, surroundings);
        const run = await client.call('configuration', route, { params: { runId } });
        print(run, [`Run ${runId} is ${run.state}.`]);
      });
  }
}

const steering = [
  ['pause', routes.pauseRun, 'Make no new call until it is resumed.'],
  ['resume', routes.resumeRun, 'Go on; what it paused for is accepted.'],
  ['cancel', routes.cancelRun, 'Make no new call; what was paid for is kept.'],
] as const;

async function begin({ client, show }: Opened, names: readonly string[], { mode, queue, key }: StartOptions) {
  const found = await Promise.all(names.map(async (name) => enrichmentNamed(client, name)));
  const enrichmentIds = found.map(({ definition }) => definition.enrichmentId);
  const sent = { body: { enrichmentIds, mode, queue }, idempotencyKey: key };
  const answer = await client.call('configuration', routes.requestRuns, sent);
  const lines = answer.items.map(({ run, problem }, place) =>
    run === null ? `“${names[place] ?? ''}”: ${problem?.title ?? 'refused'}` : `Run ${run.runId} is ${run.state}.`,
  );
  show(answer, lines);
  const refused = answer.items.filter(({ run }) => run === null).length;
  if (refused > 0) throw new DomainError('cli/not-all-run', `${refused} of ${names.length} did not start.`);
}

async function repeat({ client, show }: Opened, runId: string): Promise<void> {
  const { enrichmentId } = await client.call('configuration', routes.getRun, { params: { runId } });
  const body = { mode: runModes[2], ofRun: runId };
  const run = await client.call('configuration', routes.requestRun, { params: { enrichmentId }, body });
  show(run, [`Run ${run.runId} is ${run.state}.`]);
}

interface ListOptions {
  readonly enrichment?: string;
  readonly status?: (typeof runStatuses)[number];
  readonly trigger?: (typeof runTriggers)[number];
  readonly limit: number;
}

async function listRuns({ client, show }: Opened, { enrichment, ...options }: ListOptions): Promise<void> {
  const enrichmentId = enrichment === undefined ? undefined : await idOf(client, enrichment);
  const query = { limit: options.limit, enrichmentId, status: options.status, trigger: options.trigger };
  const page = await client.call('configuration', routes.listRuns, { query });
  show(page, page.items.length === 0 ? ['There are no such runs.'] : page.items.map(lineOf));
}

async function idOf(client: RouteClient, name: string): Promise<string> {
  return (await enrichmentNamed(client, name)).definition.enrichmentId;
}

function lineOf({
  runId,
  status,
  reason,
  trigger,
  mode,
  requestedBy,
  requestedAt,
  profiles,
  seconds,
}: RunView): string {
  const why = reason === null ? status : `${status} (${reason})`;
  const size = profiles === null ? '' : `; ${count(profiles)} profiles`;
  const took = seconds === null ? '' : ` in ${duration(seconds)}`;
  return `${runId}  ${requestedAt.slice(0, 16).replace('T', ' ')}  ${why}\n  ${mode}, by ${trigger} (${requestedBy})${size}${took}`;
}

async function showRun({ client, show }: Opened, runId: string): Promise<void> {
  const params = { runId };
  const run = await client.call('configuration', routes.getRun, { params });
  const { items: tasks } = await client.call('configuration', routes.listRunTasks, { params });
  const steps = tasks.flatMap(({ name, status, seconds, warnings }) => [
    `  ${name}: ${status}${seconds === null ? '' : `, ${duration(seconds)}`}`,
    ...warnings.map(({ sentence }) => `    ${sentence}`),
  ]);
  const counts = Object.entries(run.counts ?? {}).map(([outcome, profiles]) => `${outcome} ${count(profiles)}`);
  show({ run, tasks }, [
    lineOf(run),
    `  version ${run.definitionVersion} of the definition`,
    ...steps,
    ...counts.map((each) => `  ${each}`),
  ]);
}
