import { DomainError } from '@firmograph/kernel';
import type { Command } from 'commander';
import { ApplyPlan } from '../config-files/apply-plan.ts';
import { environmentOf, filed } from '../config-files/environment.ts';
import { planOf, type Plan } from '../config-files/plan.ts';
import { readConfiguration } from '../config-files/read-configuration.ts';
import { linesOf, lineOfStep } from '../config-files/show-plan.ts';
import { writeConfiguration } from '../config-files/write-configuration.ts';
import { BadInput } from '../reading/bad-input.ts';
import type { RouteClient } from '../stack/route-client.ts';
import { TerminalPerson } from '../terminal/terminal-person.ts';
import { connectStack } from './connect-stack.ts';
import type { Surroundings } from './surroundings.ts';

interface ConfigOptions {
  readonly stack?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export function addConfig(program: Command, surroundings: Surroundings, finish: (exitCode: number) => void): void {
  const group = program
    .command('config')
    .description('Connections, consents, segments and enrichments as a file: without ids, without secrets.');
  const save = group
    .command('export')
    .description('Write what is configured into a file, or into a folder with a file for each kind.')
    .argument('<path>', 'a YAML file, or a folder')
    .action(async (path: string) => exportTo(path, await opened(save, surroundings)));
  const diff = group
    .command('diff')
    .description('Say what applying a file would change; change nothing.')
    .argument('<path>', 'a YAML file, or a folder of them')
    .option('--json', 'print it as JSON', false)
    .action(async (path: string) => {
      const { plan, person, options } = await planned(path, await opened(diff, surroundings));
      if (options.json === true) surroundings.streams.output.write(`${JSON.stringify(plan)}\n`);
      else show(plan, person);
    });
  const apply = group
    .command('apply')
    .description('Make it so. The same command again goes on after a failure, and changes nothing twice.')
    .argument('<path>', 'a YAML file, or a folder of them')
    .option('-y, --yes', 'do not ask', false)
    .action(async (path: string) => finish(await applied(path, await opened(apply, surroundings), surroundings)));
}

interface Opened {
  readonly options: ConfigOptions;
  readonly client: RouteClient;
  readonly person: TerminalPerson;
}

async function opened(command: Command, surroundings: Surroundings): Promise<Opened> {
  const options = command.optsWithGlobals<ConfigOptions>();
  const { client } = await connectStack(surroundings, options);
  return { options, client, person: new TerminalPerson(surroundings.streams, options.json === true) };
}

async function exportTo(path: string, { client, person }: Opened): Promise<void> {
  const file = filed(await environmentOf(client));
  const isWhole = ({ connection, dataSet }: (typeof file.enrichments)[number]) =>
    !connection.startsWith('?') && (dataSet === 'all-profiles' || !dataSet.segment.startsWith('?'));
  for (const { outputTable } of file.enrichments.filter((one) => !isWhole(one)))
    person.warn(`The enrichment ${outputTable} is left out: what it refers to is not there any more.`);
  await writeConfiguration(path, { ...file, enrichments: file.enrichments.filter(isWhole) });
  person.say(`The configuration is in ${path}. There is no secret in it.`);
}

async function planned(path: string, { client, person, options }: Opened) {
  const file = await readConfiguration(path);
  const environment = await environmentOf(client);
  const plan = planOf(file, environment);
  if (plan.faults.length > 0)
    throw new BadInput(`${path} cannot be applied; nothing was changed:\n  ${plan.faults.join('\n  ')}`);
  return { plan, environment, person, options };
}

/** Resolves to the exit code: 1 where something is left for a person to do. */
async function applied(path: string, given: Opened, { signal }: Surroundings): Promise<number> {
  const { plan, environment, person } = await planned(path, given);
  show(plan, person);
  const left = plan.toDo.length + plan.waiting.length > 0 ? 1 : 0;
  if (plan.steps.length === 0) return left;
  if (given.options.yes !== true && !(await person.agrees('Make these changes')))
    throw new DomainError(
      'cli/not-agreed',
      'Nothing was changed, because nobody agreed to it: answer yes, or use --yes.',
    );
  await new ApplyPlan(given.client, environment).execute(plan, signal, (step) => {
    person.say(`done: ${lineOfStep(step)}`);
  });
  return left;
}

function show(plan: Plan, person: TerminalPerson): void {
  for (const line of linesOf(plan)) person.say(line);
}
