import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { startStack, type Stack } from '@firmograph/dev';
import { Administrator } from '@firmograph/harness';
import { WriteCounter } from './mongo-writes.ts';
import type { Measured } from './naive-run.ts';
import { FreshCompanies, ourRun, type Bench } from './our-run.ts';
import { processTable, rateTable } from './report.ts';

export interface SpendPair {
  readonly leadspaceUrl: string;
  readonly env: NonNullable<Parameters<typeof startStack>[0]['env']>;
  readonly profiles: number;
  readonly pairs: number;
  readonly say: (line: string) => void;
}

const real = 'real';
const doubled = 'permits, ledger and budgets doubled';
const withoutSpend = join(import.meta.dirname, '..', 'matching-without-spend.mjs');

/** The real pipeline in turn with one whose consent, ledger and budgets cost nothing: two stacks on one Kafka and one MongoDB. */
export async function measureSpend(pair: SpendPair): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'firmograph-bench-'));
  const { leadspaceUrl, env, say } = pair;
  const shared = { ports: 'any', without: ['leadspace-sandbox'], leadspaceUrl, env, onProgress: say } as const;
  // A Kafka and a MongoDB that were there before keep what an earlier time has left.
  const placeOf = (name: string) => ({
    folder: join(folder, name),
    namespace: `${name}-${basename(folder).slice(-6)}`,
  });
  const first = await startStack({ ...shared, ...placeOf('real') });
  try {
    const { infrastructure } = first;
    const main = { matching: withoutSpend };
    const second = await startStack({ ...shared, ...placeOf('doubled'), infrastructure, main });
    try {
      await compare(pair, first, second);
    } finally {
      await second.stop();
    }
  } finally {
    await first.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function compare({ profiles, pairs, say }: SpendPair, first: Stack, second: Stack): Promise<void> {
  const writes = await WriteCounter.open(first.infrastructure.mongoUrl);
  const benches = new Map([
    [doubled, await benchOf(second, writes)],
    [real, await benchOf(first, writes)],
  ]);
  // One that is never reached, so that each call is counted in it.
  await benches.get(real)?.administrator.budget(1_000_000_000);
  say('Warming up …');
  for (const bench of benches.values()) await ourRun(bench, Math.min(profiles, 20_000), 0);
  const results = new Map([...benches.keys()].map((name) => [name, [] as Measured[]]));
  for (let round = 1; round <= pairs; round += 1)
    for (const [name, bench] of benches) {
      const result = await ourRun(bench, profiles, 0);
      results.get(name)?.push(result);
      say(`${round}  ${name}: ${Math.round(result.profiles / result.seconds).toLocaleString('en')} profiles/s`);
    }
  await writes.close();
  say(rateTable(results, [doubled]));
  say(processTable(results));
}

async function benchOf(stack: Stack, writes: WriteCounter): Promise<Bench> {
  const administrator = new Administrator(stack.description);
  const connectionId = await administrator.connect('bench-token');
  return { stack, administrator, connectionId, writes, companies: new FreshCompanies() };
}
