import { randomUUID } from 'node:crypto';
import type { Stack } from '@firmograph/dev';
import type { Administrator } from '@firmograph/harness';
import { companies, csvOf } from './companies.ts';
import type { WriteCounter } from './mongo-writes.ts';
import type { Measured } from './naive-run.ts';
import { resetPeak, usageOf } from './usage.ts';

/** How many of the profiles have an answer that is still fresh, in per cent. */
export type Freshness = 0 | 90 | 100;

export interface Bench {
  readonly stack: Stack;
  readonly administrator: Administrator;
  readonly connectionId: string;
  readonly writes: WriteCounter;
  readonly companies: FreshCompanies;
}

/** Each run has companies that nobody has asked about before. */
export class FreshCompanies {
  private begun = 0;

  /** The index of the first. */
  next(count: number): number {
    const from = this.begun;
    this.begun += count;
    return from;
  }
}

const withinMs = 600_000;

/** One run of the real pipeline, from `run.requested` to `run.completed`; what has to be there before is not timed. */
export async function ourRun(bench: Bench, profiles: number, fresh: Freshness): Promise<Measured> {
  const { administrator } = bench;
  const importId = `bench-${randomUUID().slice(0, 8)}`;
  const { connectionId } = bench;
  const from = bench.companies.next(profiles);
  await administrator.importCsv(csvOf(companies(profiles, from)), importId);
  const enrichmentId = await administrator.define({ connectionId, name: importId, importId, freshForDays: 90 });
  if (fresh > 0) {
    const { runId } = await administrator.run(enrichmentId);
    await administrator.ended(runId, withinMs);
  }
  if (fresh === 90) {
    // An upload that comes again changes nothing, unless another has touched its rows in between.
    const changes = csvOf(changed(profiles, from));
    await administrator.importCsv(changes, `${importId}-changes`);
    await administrator.importCsv(changes, importId);
  }
  return measured(bench, enrichmentId, profiles);
}

/** One in ten has another name, so that it has to be asked again. */
function* changed(profiles: number, from: number) {
  let index = 0;
  for (const profile of companies(profiles, from))
    yield (index += 1) % 10 === 0
      ? { ...profile, name: `${profile.name} renamed ${randomUUID().slice(0, 8)}` }
      : profile;
}

async function measured({ stack, administrator, writes }: Bench, enrichmentId: string, profiles: number) {
  const processes = processesOf(stack);
  for (const pid of processes.values()) resetPeak(pid);
  await quiet(processes);
  const before = Array.from(processes, ([name, pid]) => [name, usageOf(pid).cpuMicros] as const);
  const writtenBefore = await writes.count();
  const { runId } = await administrator.run(enrichmentId);
  const run = await administrator.ended(runId, withinMs);
  const total = Object.values(run.counts ?? {}).reduce((sum, count) => sum + count, 0);
  if (run.state !== 'completed' || total !== profiles)
    throw new Error(`The run ended ${run.state} with ${total} of ${profiles} profiles; nothing to measure.`);
  return {
    profiles,
    seconds: (Date.parse(run.endedAt ?? '') - Date.parse(run.requestedAt)) / 1000,
    cpuMicros: Object.fromEntries(
      before.map(([name, micros]) => [name, usageOf(processes.get(name) ?? 0).cpuMicros - micros]),
    ),
    peakMb: Object.fromEntries(Array.from(processes, ([name, pid]) => [name, usageOf(pid).peakMb])),
    writes: (await writes.count()) - writtenBefore,
  } satisfies Measured;
}

function processesOf(stack: Stack): ReadonlyMap<string, number> {
  const services = stack.processes().filter(({ app }) => app !== 'identity-sandbox');
  const [kafka, mongod] = stack.infrastructure.pids;
  return new Map([
    ...services.map(({ app, pid }) => [app, pid] as const),
    ...(kafka === undefined ? [] : [['kafka', kafka] as const]),
    ...(mongod === undefined ? [] : [['mongod', mongod] as const]),
  ]);
}

/** Until what the preparation left to do is done: all processes together, which poll when idle, use less than a core. */
async function quiet(processes: ReadonlyMap<string, number>): Promise<void> {
  const used = () => [...processes.values()].reduce((sum, pid) => sum + usageOf(pid).cpuMicros, 0);
  for (let rounds = 0; rounds < 120; rounds += 1) {
    const before = used();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    if (used() - before < 800_000) return;
  }
}
