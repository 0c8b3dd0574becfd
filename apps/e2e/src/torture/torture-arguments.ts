import { parseArgs } from 'node:util';
import { natural } from '@firmograph/harness';

const command = 'npm run torture --';

/** What a person asked `npm run torture` for. */
export interface TortureArguments {
  readonly help: boolean;
  readonly seeds: readonly number[];
  readonly profiles: number;
  /** What is done to the system; all of it, unless one is named. */
  readonly only?: Torture;
}

const tortures = ['kills', 'consent', 'spend'] as const;
export type Torture = (typeof tortures)[number];

export const usage = `Usage: npm run torture [-- OPTIONS] [-- SEED ...]

Kills processes at every point where it could hurt, and withdraws the consent in the midst of runs, once for each seed; has
the provider lose answers and callbacks of 10,000 profiles; and prints what it found.

  --only kills     only kill; --only consent: only withdraw, and leave configuration unreachable; --only spend: only the
                   faulty provider, and what our ledger says against what it charged
  --seeds 1,2,3    these seeds, as bare numbers do; unless said, 1 to 10 for kills and 1 to 50 for consent
  --profiles N     how many profiles a run has that is killed; 2000 unless said, and with few not every point is hit
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
      only: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const named = [...values.seeds.flatMap((list) => list.split(',')), ...positionals].map((seed) =>
    natural(seed, command),
  );
  const { help, only } = values;
  const torture = tortures.find((name) => name === only);
  if (only !== undefined && torture === undefined)
    throw new Error(`“${only}” is none of ${tortures.join(', ')}: ${command} --help lists what there is.`);
  const chosen = torture === undefined ? {} : { only: torture };
  return { help, seeds: named, profiles: natural(values.profiles, command), ...chosen };
}

/** Those that were named, or as many as it takes. */
export function seedsOr({ seeds }: TortureArguments, standard: number): readonly number[] {
  return seeds.length > 0 ? seeds : Array.from({ length: standard }, (_, index) => index + 1);
}
