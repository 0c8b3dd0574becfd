import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack, type Stack } from '@firmograph/dev';
import { Administrator, askedFor } from '@firmograph/harness';
import { parseBench, usage } from './bench-arguments.ts';
import { messageOf, start, stop } from './child.ts';
import { WriteCounter } from './mongo-writes.ts';
import { naiveRun, type Measured } from './naive-run.ts';
import { FreshCompanies, ourRun, type Freshness } from './our-run.ts';
import { processTable, rateTable } from './report.ts';
import { measureSpend } from './spend-pair.ts';

// The first is the name of this benchmark.
const { help, profiles, naiveProfiles, pairs, spend } = askedFor(parseBench, process.argv.slice(3));
if (help) {
  process.stdout.write(usage);
  process.exit(0);
}
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const double = start('pipeline/dist/provider-double.js', {});
const { url: leadspaceUrl } = await messageOf<{ url: string }>(double);
// The double answers at once, so the permitted rate must not be what is measured.
const env = { matching: { LEADSPACE_CALLS_PER_SECOND: '100000', POLL_FIRST_MS: '1' } };
try {
  await (spend ? measureSpend({ leadspaceUrl, env, profiles, pairs, say }) : onStack(measure));
} finally {
  await stop(double);
}

async function onStack(act: (stack: Stack) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'firmograph-bench-'));
  const without = ['leadspace-sandbox'] as const;
  const stack = await startStack({ folder, ports: 'any', without, leadspaceUrl, env, onProgress: say });
  try {
    await act(stack);
  } finally {
    await stack.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(running: Stack): Promise<void> {
  const { brokers, mongoUrl } = running.infrastructure;
  const administrator = new Administrator(running.description);
  const connectionId = await administrator.connect('bench-token');
  const writes = await WriteCounter.open(mongoUrl);
  const bench = { stack: running, administrator, connectionId, writes, companies: new FreshCompanies() };
  const ours = (fresh: Freshness) => () => ourRun(bench, profiles, fresh);
  const copies = `bare copy loop (a)`;
  const naive = `naive (b)`;
  const plan = new Map<string, () => Promise<Measured>>([
    [copies, () => copyLoop(brokers)],
    [naive, () => naiveRun({ brokers, mongoUrl, providerUrl: leadspaceUrl }, naiveProfiles)],
    ['ours, 0 % fresh', ours(0)],
    ['ours, 90 % fresh', ours(90)],
    ['ours, 100 % fresh', ours(100)],
  ]);
  const results = new Map([...plan.keys()].map((name) => [name, [] as Measured[]]));
  say('Warming up …');
  await ourRun(bench, Math.min(profiles, 20_000), 0);
  // A B A B: what drifts with time meets all of them alike.
  for (let pair = 1; pair <= pairs; pair += 1)
    for (const [name, run] of plan) {
      const result = await run();
      results.get(name)?.push(result);
      say(`${pair}  ${name}: ${Math.round(result.profiles / result.seconds).toLocaleString('en')} profiles/s`);
    }
  await writes.close();
  say(rateTable(results, [copies, naive]));
  say(processTable(results));
}

async function copyLoop(brokers: readonly string[]): Promise<Measured> {
  const env = { KAFKA_BROKERS: brokers.join(','), TOPIC_PREFIX: `copy-${Date.now()}`, PROFILES: String(profiles) };
  const child = start('pipeline/dist/copy-loop.js', env);
  const { seconds, copied, cpuMicros } = await messageOf<{ seconds: number; copied: number; cpuMicros: number }>(child);
  await stop(child);
  return { profiles: copied, seconds, cpuMicros: { 'copy loop': cpuMicros }, peakMb: {}, writes: 0 };
}
