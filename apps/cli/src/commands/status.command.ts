import { configurationRoutes } from '@firmograph/contracts';
import { outcomeNames } from '@firmograph/enrichment';
import type { Command } from 'commander';
import type { ProgressView, RunView } from '../enriching/ports.ts';
import { HttpFirmograph } from '../stack/http-firmograph.ts';
import { serviceNames } from '../stack/stack-file.ts';
import { readinessOf } from '../stack/readiness.ts';
import { count, duration } from '../terminal/short-text.ts';
import { TerminalPerson } from '../terminal/terminal-person.ts';
import { connectStack, type ConnectedStack } from './connect-stack.ts';
import type { Surroundings } from './surroundings.ts';

interface StatusOptions {
  readonly stack?: string;
  readonly json: boolean;
}

export function addStatus(program: Command, surroundings: Surroundings, finish: (exitCode: number) => void): void {
  const command = program
    .command('status')
    .summary('show the services and the last runs, or one run')
    .description(
      'Shows whether the services are ready or why not, and the last runs with their counts; or one run in full.',
    )
    .argument('[run]', 'id of a run')
    .option('--json', 'print it as JSON', false)
    .action(async (runId: string | undefined) => {
      const options = command.optsWithGlobals<StatusOptions>();
      const stack = await connectStack(surroundings, options);
      const status = runId === undefined ? await overall(stack) : await ofRun(stack, runId);
      if (options.json) surroundings.streams.output.write(`${JSON.stringify(status)}\n`);
      else show(status, new TerminalPerson(surroundings.streams, false));
      finish('services' in status && status.services.some(({ ready }) => !ready) ? 1 : 0);
    });
}

type Overall = Awaited<ReturnType<typeof overall>>;
type OfRun = Awaited<ReturnType<typeof ofRun>>;

async function overall({ addresses, client }: ConnectedStack) {
  const services = await Promise.all(serviceNames.map((name) => readinessOf(name, addresses.services[name])));
  const isReady = services.find(({ name }) => name === 'configuration')?.ready === true;
  const { items } = isReady
    ? await client.call('configuration', configurationRoutes.listRuns, { query: { limit: 10 } })
    : { items: [] };
  return { services, runs: items };
}

async function ofRun({ client }: ConnectedStack, runId: string) {
  const firmograph = new HttpFirmograph(client);
  const [run, progress] = await Promise.all([firmograph.run(runId), firmograph.progress(runId)]);
  return { run, progress: progress ?? null };
}

function show(status: Overall | OfRun, person: TerminalPerson): void {
  if ('services' in status) showOverall(status, person);
  else showRun(status, person);
}

function showOverall({ services, runs }: Overall, person: TerminalPerson): void {
  person.table(
    ['Service', 'State', 'At'],
    services.map(({ name, ready, reason, url }) => [
      name,
      ready ? 'ready' : `not ready: ${reason ?? 'no reason given'}`,
      url,
    ]),
  );
  if (runs.length === 0) person.say('No run yet.');
  else person.table(['Run', 'State', 'Requested', 'Profiles', 'Enriched'], runs.map(runLine));
}

function runLine({ runId, state, reason, requestedAt, profiles, counts }: RunView): readonly string[] {
  const enriched = counts === null ? '' : count(counts.enriched + counts.unchanged);
  return [
    runId,
    reason === null ? state : `${state}: ${reason}`,
    requestedAt.slice(0, 16).replace('T', ' '),
    profiles === null ? '' : count(profiles),
    enriched,
  ];
}

function showRun({ run, progress }: OfRun, person: TerminalPerson): void {
  person.say(`Run ${run.runId} is ${run.state}${run.reason === null ? '' : ` (${run.reason})`}.`);
  if (progress === null) return;
  person.say(howFar(progress));
  person.table(
    ['Outcome', 'Profiles'],
    outcomeNames.map((outcome) => [outcome, count(progress.counts[outcome])]),
  );
}

function howFar({ done, profiles, profilesPerSecond, secondsLeft }: ProgressView): string {
  const rate = profilesPerSecond === null ? '' : `, ${count(Math.round(profilesPerSecond))} a second`;
  const left = secondsLeft === null ? '' : `, ${duration(secondsLeft)} left`;
  return `${count(done)} of ${profiles === null ? 'not yet counted' : count(profiles)} profiles done${rate}${left}.`;
}
