import { parseArgs } from 'node:util';
import { natural } from '@firmograph/harness';

const command = 'npm run torture --';

/** What a person asked `npm run torture` for. */
export interface TortureArguments {
  readonly help: boolean;
  readonly seeds: readonly number[];
  readonly profiles: number;
}

export const usage = `Usage: npm run torture [-- OPTIONS] [-- SEED ...]

Kills processes at every point where it could hurt, once for each seed, and prints what it found.

  --seeds 1,2,3    these seeds, as bare numbers do; 1 to 10 unless said
  --profiles N     how many profiles a run has; 2000 unless said, and with few not every point is hit
  --help           show this
`;

/** Throws one sentence about an argument that is not known, or no number. */
export function parseTorture(args: readonly string[]): TortureArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seeds: { type: 'string', multiple: true, default: [] },
      profiles: { type: 'string', default: '2000' },
      help: { type: 'boolean', default: false },
    },
  });
  const named = [...values.seeds.flatMap((list) => list.split(',')), ...positionals].map((seed) =>
    natural(seed, command),
  );
  const seeds = named.length > 0 ? named : Array.from({ length: 10 }, (_, index) => index + 1);
  return { help: values.help, seeds, profiles: natural(values.profiles, command) };
}
