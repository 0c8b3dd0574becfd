/** Makes a table rise, or fall, from level to level, changing it as little as it can (pool adjacent violators). */
export function rising(table: Float32Array, weights: Float64Array, isRising: boolean): void {
  const blocks: Block[] = [];
  const sign = isRising ? 1 : -1;
  for (const [level, value] of table.entries()) {
    blocks.push({ mean: sign * value, weight: weights[level] + 1e-6, length: 1 });
    while (falls(blocks)) merge(blocks);
  }
  let level = 0;
  for (const { mean, length } of blocks) {
    table.fill(sign * mean, level, level + length);
    level += length;
  }
}

/**
 * Makes a square table rise, or fall, along its rows and along its columns. The same weights hold for every row, and for every
 * column: then what was put in order one way stays in order when the other way is.
 */
export function risingBothWays(table: Float32Array, weights: Float64Array, ways: readonly [boolean, boolean]): void {
  const size = Math.sqrt(table.length);
  const ofRows = new Float64Array(size);
  const ofColumns = new Float64Array(size);
  for (const [cell, weight] of weights.entries()) {
    ofRows[Math.floor(cell / size)] += weight;
    ofColumns[cell % size] += weight;
  }
  for (let row = 0; row < size; row += 1) rising(table.subarray(row * size, (row + 1) * size), ofColumns, ways[1]);
  for (let column = 0; column < size; column += 1) {
    const values = Float32Array.from({ length: size }, (_, row) => table[row * size + column]);
    rising(values, ofRows, ways[0]);
    for (const [row, value] of values.entries()) table[row * size + column] = value;
  }
}

/** Neighbouring levels that have one value. */
interface Block {
  readonly mean: number;
  readonly weight: number;
  readonly length: number;
}

function falls(blocks: readonly Block[]): boolean {
  const last = blocks.length - 1;
  return last > 0 && blocks[last - 1].mean > blocks[last].mean;
}

function merge(blocks: Block[]): void {
  const last = blocks.pop();
  const before = blocks.pop();
  if (last === undefined || before === undefined) return;
  const weight = last.weight + before.weight;
  const mean = (last.mean * last.weight + before.mean * before.weight) / weight;
  blocks.push({ mean, weight, length: last.length + before.length });
}
