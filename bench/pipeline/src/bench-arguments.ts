import { parseArgs } from 'node:util';
import { natural } from '@firmograph/harness';

const command = 'npm run bench -- pipeline';

/** What a person asked `npm run bench -- pipeline` for. */
export interface BenchArguments {
  readonly help: boolean;
  readonly profiles: number;
  readonly naiveProfiles: number;
  readonly pairs: number;
  /** What consent, ledger and budgets cost, and nothing else. */
  readonly spend: boolean;
}

export const usage = `Usage: npm run bench -- pipeline [OPTIONS]

Runs profiles through the four services, a real Kafka and a real MongoDB, in turn with a bare copy loop and a naive pipeline.

  --profiles N          how many profiles a run has; 100000 unless said
  --naive-profiles N    how many the naive pipeline gets, which takes longer; 10000 unless said
  --pairs N             how often each is run; 3 unless said
  --spend               hold it against itself with permits, ledger and budgets that cost nothing, and against nothing else
  --help                show this
`;

/** Throws one sentence about an argument that is not known, or no number. */
export function parseBench(args: readonly string[]): BenchArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      profiles: { type: 'string', default: '100000' },
      'naive-profiles': { type: 'string', default: '10000' },
      pairs: { type: 'string', default: '3' },
      spend: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    help: values.help,
    spend: values.spend,
    profiles: natural(values.profiles, command),
    naiveProfiles: natural(values['naive-profiles'], command),
    pairs: natural(values.pairs, command),
  };
}
