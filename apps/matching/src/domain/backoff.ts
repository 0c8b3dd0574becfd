/** How long to wait after so many failures in a row, in milliseconds: `firstMs`, then twice as long each time. */
export function backoffMs(failures: number, firstMs: number, mostMs: number): number {
  return Math.min(mostMs, firstMs * 2 ** Math.min(30, Math.max(0, failures - 1)));
}

/** How long to wait before the answers are asked for again, in milliseconds. */
export function pollDelayMs(polls: number, firstMs: number, mostMs: number): number {
  return Math.min(Math.max(mostMs, firstMs), firstMs * 1.5 ** Math.min(60, polls));
}
