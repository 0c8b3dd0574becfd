import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { BadInput } from '../reading/bad-input.ts';
import { readStack } from '../stack/stack-file.ts';
import { said } from './connect-stack.ts';
import type { Surroundings } from './surroundings.ts';

interface ConformanceOptions {
  readonly stack?: string;
  readonly brokers?: string;
  readonly seed: string;
  readonly once: string;
  readonly timeLimit: string;
  readonly json: boolean;
}

/** The check is a program of its own: only that one speaks to Kafka. */
export function addConformance(program: Command, surroundings: Surroundings, finish: (exitCode: number) => void): void {
  const command = program
    .command('conformance')
    .summary('check a consumer of yours against what the public topic may hold')
    .description(
      'Runs a consumer, in whatever language, on topics of its own with duplicates, gaps, late and unknown events, retractions and ' +
        'odd keys; kills it; has it join late. Says of each rule whether it is kept. {brokers}, {topic}, {group} and {state} in its ' +
        'arguments stand for what it is to use, as do FIRMOGRAPH_BROKERS, _TOPIC, _GROUP and _STATE in its environment.',
    )
    .argument('<command...>', 'after two dashes: -- COMMAND ARGUMENTS…')
    .option('--brokers <list>', 'host:port, comma separated (else KAFKA_BROKERS, else those of the running Firmograph)')
    .option('--seed <number>', 'another order of the same events', '1')
    .option('--once <arguments>', 'what has your consumer stop at the end of the topic', '--once')
    .option('--time-limit <seconds>', 'for each of its starts', '120')
    .option('--json', 'print the verdicts as JSON', false)
    .action(async (words: readonly string[]) => {
      const options = command.optsWithGlobals<ConformanceOptions>();
      finish(await checked(words, options, surroundings));
    });
}

async function checked(
  words: readonly string[],
  options: ConformanceOptions,
  surroundings: Surroundings,
): Promise<number> {
  const { root, env, signal } = surroundings;
  const check = join(root, 'tools', 'conformance', 'dist', 'main.js');
  if (!existsSync(check)) throw new BadInput('The check is not built yet: run `npm run build` once.');
  const { seed, once: stop, timeLimit, json } = options;
  const brokers = await brokersOf(options, surroundings);
  const told = [`--brokers=${brokers}`, `--seed=${seed}`, `--once=${stop}`, `--time-limit=${timeLimit}`];
  const args = [check, ...told, ...(json ? ['--json'] : []), '--', ...words];
  const child = spawn(process.execPath, args, { stdio: 'inherit', env });
  signal.addEventListener('abort', () => child.kill('SIGTERM'));
  const [code] = (await once(child, 'exit')) as [number | null];
  signal.throwIfAborted();
  return code ?? 1;
}

async function brokersOf({ brokers, stack }: ConformanceOptions, { env, folder }: Surroundings): Promise<string> {
  const given = brokers ?? said(env['KAFKA_BROKERS']);
  if (given !== undefined) return given;
  const running = await readStack(folder, stack ?? said(env['FIRMOGRAPH_STACK'])).catch((cause: unknown) => {
    throw new BadInput('Say where Kafka is: --brokers HOST:PORT, or KAFKA_BROKERS.', { cause });
  });
  if (running.kafka === undefined) throw new BadInput('Say where Kafka is: --brokers HOST:PORT, or KAFKA_BROKERS.');
  return running.kafka.brokers.join(',');
}
