import type { Span } from './span.ts';

const longest = 40;
const rows = [new Uint8Array(longest + 1), new Uint8Array(longest + 1), new Uint8Array(longest + 1)] as const;

/**
 * The number of letters put in, left out, changed or swapped with the next one (optimal string alignment), or `most` + 1 when
 * it is more than `most`. Texts of more than 40 bytes are not compared.
 */
export function editDistance(one: Span, other: Span, most: number): number {
  const length = one.to - one.from;
  const width = other.to - other.from;
  if (Math.abs(length - width) > most || length > longest || width > longest) return most + 1;
  let [before, above, row] = rows as readonly [Uint8Array, Uint8Array, Uint8Array];
  for (let x = 0; x <= width; x += 1) above[x] = x;
  for (let y = 1; y <= length; y += 1) {
    const least = fillRow({ one, other, y, width }, before, above, row);
    if (least > most) return most + 1;
    [before, above, row] = [above, row, before];
  }
  return Math.min(above[width], most + 1);
}

interface RowOf {
  readonly one: Span;
  readonly other: Span;
  readonly y: number;
  readonly width: number;
}

function fillRow({ one, other, y, width }: RowOf, before: Uint8Array, above: Uint8Array, row: Uint8Array): number {
  const letter = one.bytes[one.from + y - 1];
  const previous = one.bytes[one.from + y - 2];
  let least = y;
  row[0] = y;
  for (let x = 1; x <= width; x += 1) {
    const facing = other.bytes[other.from + x - 1];
    const isSame = letter === facing;
    let cost = Math.min(above[x - 1] + (isSame ? 0 : 1), above[x] + 1, row[x - 1] + 1);
    const isSwap = y > 1 && x > 1 && previous === facing && letter === other.bytes[other.from + x - 2];
    if (isSwap) cost = Math.min(cost, before[x - 2] + 1);
    row[x] = cost;
    if (cost < least) least = cost;
  }
  return least;
}
