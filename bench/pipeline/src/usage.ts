import { readFileSync, writeFileSync } from 'node:fs';

export interface Usage {
  /** User and system time since the process began, in microseconds. */
  readonly cpuMicros: number;
  /** In megabytes, since `resetPeak`. */
  readonly peakMb: number;
}

const tickMicros = 10_000;

/** What a process has used, from /proc; Linux only. Nothing for a process that is gone. */
export function usageOf(pid: number): Usage {
  const stat = read(`/proc/${pid}/stat`);
  // The name in parentheses may hold spaces; the numbers begin behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  const peak = /VmHWM:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1] ?? '0';
  return { cpuMicros: ticks * tickMicros, peakMb: Math.round(Number(peak) / 1024) };
}

export function resetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // Not permitted everywhere; then the peak is since the start.
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
