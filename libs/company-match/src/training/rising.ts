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
