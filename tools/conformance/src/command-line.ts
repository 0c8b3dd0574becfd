import { parseArgs } from 'node:util';

export interface Wanted {
  readonly brokers: readonly string[];
  readonly seed: number;
  readonly once: readonly string[];
  readonly timeLimitMs: number;
  readonly isJson: boolean;
  readonly words: readonly string[];
}

export const usage = `Usage: conformance --brokers HOST:PORT,… [--seed N] [--once ARGUMENTS] [--time-limit SECONDS] [--json] -- COMMAND ARGUMENTS…`;

/** What the arguments ask for, or a sentence that says what is wrong with them. */
export function wantedIn(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Wanted | string {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      brokers: { type: 'string', default: env['KAFKA_BROKERS'] ?? '' },
      seed: { type: 'string', default: '1' },
      once: { type: 'string', default: '--once' },
      'time-limit': { type: 'string', default: '120' },
      json: { type: 'boolean', default: false },
    },
  });
  const brokers = values.brokers.split(',').filter((each) => each !== '');
  const [seed, seconds] = [Number(values.seed), Number(values['time-limit'])];
  if (brokers.length === 0) return 'Say where Kafka is: --brokers HOST:PORT, or KAFKA_BROKERS.';
  if (positionals.length === 0) return 'Say how your consumer is started, after two dashes: -- COMMAND ARGUMENTS…';
  if (!Number.isSafeInteger(seed)) return `--seed is a whole number, “${values.seed}” is none.`;
  if (!(seconds > 0)) return `--time-limit is a number of seconds above 0, “${values['time-limit']}” is none.`;
  const once = values.once.split(' ').filter((word) => word !== '');
  return { brokers, seed, once, timeLimitMs: seconds * 1000, isJson: values.json, words: positionals };
}
