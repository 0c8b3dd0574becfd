import Table from 'cli-table3';
import type { Measured } from './naive-run.ts';

/** Name of what was measured, to its repetitions. */
export type Results = ReadonlyMap<string, readonly Measured[]>;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = low] = sorted.length % 2 === 0 ? sorted.slice(middle - 1, middle + 1) : [sorted[middle]];
  return (low + high) / 2;
}

export const rateOf = ({ profiles, seconds }: Measured): number => profiles / seconds;

/** Rate of each, its spread, its ratio to the baselines, writes and CPU. */
export function rateTable(results: Results, baselines: readonly string[]): string {
  const ratios = baselines.map((name) => `÷ ${name}`);
  const table = new Table({ head: ['', 'profiles/s', 'min–max', ...ratios, 'CPU-µs/profile', 'writes/profile'] });
  for (const [name, runs] of results) {
    const rates = runs.map(rateOf);
    const cpu = median(runs.map(({ cpuMicros, profiles }) => sum(cpuMicros) / profiles));
    table.push([
      name,
      whole(median(rates)),
      `${whole(Math.min(...rates))}–${whole(Math.max(...rates))}`,
      ...baselines.map((baseline) => ratio(runs, results.get(baseline) ?? [])),
      cpu.toFixed(0),
      median(runs.map(({ writes, profiles }) => writes / profiles)).toFixed(2),
    ]);
  }
  return table.toString();
}

/** CPU and peak memory of each process. */
export function processTable(results: Results): string {
  const table = new Table({ head: ['', 'process', 'CPU-µs/profile', 'peak MB'] });
  for (const [name, runs] of results)
    for (const process of Object.keys(runs[0]?.cpuMicros ?? {}))
      table.push([
        name,
        process,
        median(runs.map(({ cpuMicros, profiles }) => (cpuMicros[process] ?? 0) / profiles)).toFixed(1),
        whole(Math.max(...runs.map(({ peakMb }) => peakMb[process] ?? 0))),
      ]);
  return table.toString();
}

/** Median of the ratios of pairs that ran one after the other. */
function ratio(ours: readonly Measured[], theirs: readonly Measured[]): string {
  const pairs = ours.flatMap((run, index) => {
    const other = theirs[index];
    return other === undefined ? [] : [rateOf(run) / rateOf(other)];
  });
  return pairs.length === 0 ? '' : median(pairs).toFixed(2);
}

const sum = (values: Readonly<Record<string, number>>): number => Object.values(values).reduce((a, b) => a + b, 0);
const whole = (value: number): string => Math.round(value).toLocaleString('en');
