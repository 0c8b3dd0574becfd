import type { Run } from './run.ts';

export interface Warning {
  /** `<outcome>/<reason>` */
  readonly code: string;
  readonly profiles: number;
}

export interface Task {
  readonly name: 'sourcing' | 'matching' | 'results';
  readonly status: TaskStatus;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly warnings: readonly Warning[];
}

export type TaskStatus =
  'Not started' | 'Refreshing' | 'Successful' | 'Completed with warnings' | 'Canceled' | 'Failed (permanent)';

/** The steps of a run. Matching and results both begin with the first batch: results follows as answers come. */
export function tasksOf(run: Run): readonly Task[] {
  const { announcedAt, sourcedAt, answeredAt, settledAt } = run.steps ?? {};
  const unsent = warningsOf(run, ['not-eligible/']);
  const unanswered = warningsOf(run, ['failed/', 'not-attempted/']);
  return [
    task(run, 'sourcing', [announcedAt, sourcedAt], { profiles: run.profiles ?? 0 }, unsent),
    task(run, 'matching', [sourcedAt, answeredAt], { cached: run.cached ?? 0 }, unanswered),
    task(run, 'results', [sourcedAt, settledAt], run.counts ?? {}, []),
  ];
}

function task(
  run: Run,
  name: Task['name'],
  [begun, done]: readonly [Date | undefined, Date | undefined],
  ...[counts, warnings]: readonly [Task['counts'], readonly Warning[]]
): Task {
  const [startedAt, endedAt] = [begun ?? null, done ?? null];
  // What never came to its end ended with the run.
  const ended = startedAt === null ? null : (endedAt ?? run.endedAt);
  return { name, startedAt, endedAt: ended, counts, warnings, status: statusOf(run, startedAt, endedAt, warnings) };
}

function statusOf(run: Run, startedAt: Date | null, endedAt: Date | null, warnings: readonly Warning[]): TaskStatus {
  if (startedAt === null) return 'Not started';
  if (endedAt !== null) return warnings.length > 0 ? 'Completed with warnings' : 'Successful';
  if (run.endedAt === null) return 'Refreshing';
  return run.state === 'canceled' ? 'Canceled' : 'Failed (permanent)';
}

function warningsOf({ reasons = {} }: Run, prefixes: readonly string[]): readonly Warning[] {
  return Object.entries(reasons)
    .filter(([code, count]) => count > 0 && prefixes.some((prefix) => code.startsWith(prefix)))
    .map(([code, count]) => ({ code, profiles: count }))
    .toSorted((one, other) => other.profiles - one.profiles);
}
