/** The processor time, in microseconds, that the process took for something: other processes do not count. */
export function cpuMicrosOf<T>(work: () => T): { readonly micros: number; readonly result: T } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { micros: user + system, result };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
