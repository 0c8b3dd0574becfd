/** What parts the columns of a CSV file; Excel says so itself in a first line `sep=;`. */
export const delimiters = [',', ';', '\t', '|', ':'] as const;

const sampledLines = 100;

/** The delimiter by which most of the first lines have as many columns as the first. A comma when there is but one column. */
export function delimiterOf(sample: string): string {
  const told = /^\ufeff?sep=(.)\r?\n/i.exec(sample)?.[1];
  if (told !== undefined) return told;
  // A line break or a delimiter in quotes parts nothing.
  const lines = sample
    .replaceAll(/"[^"]*"/g, 'x')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, sampledLines);
  const candidates = delimiters
    .map((delimiter) => ({ delimiter, ...consistency(lines.map((line) => line.split(delimiter).length)) }))
    .filter(({ columns, share }) => columns > 1 && share > 0.5)
    .sort((one, other) => other.share * 10 + Math.log2(other.columns) - (one.share * 10 + Math.log2(one.columns)));
  return candidates[0]?.delimiter ?? ',';
}

function consistency(counts: readonly number[]): { readonly columns: number; readonly share: number } {
  const [columns = 1] = counts;
  return { columns, share: counts.filter((count) => count === columns).length / counts.length };
}
