import type { Quality, ReliabilityBin } from './quality.ts';

/** A table for a terminal: one line a set of queries. */
export function qualityTable(rows: readonly (readonly [name: string, count: number, quality: Quality])[]): string {
  const head = ['', 'queries', 'P', 'R', 'F1', 'R at P≥0.95', 'R at P≥0.99', 'calibration error'];
  const lines = rows.map(([name, count, quality]) => [
    name,
    String(count),
    ...[quality.precision, quality.recall, quality.f1, quality.recallAt95, quality.recallAt99].map(digits),
    quality.calibrationError.toFixed(4),
  ]);
  return table([head, ...lines]);
}

/** How sure the answers were, and how often they were right: the reliability curve. */
export function reliabilityTable(bins: readonly ReliabilityBin[]): string {
  const lines = bins.map(({ count, confidence, precision }) => [String(count), digits(confidence), digits(precision)]);
  return table([['answers', 'said', 'was right'], ...lines]);
}

export function table(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) =>
      line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
    )
    .join('\n');
}

function digits(value: number): string {
  return value.toFixed(3);
}
