const result: [low: number, high: number] = [0, 0];

/** 64 bits, of which each says whether a name has one of some pairs of letters. Read it before the next call. */
export function signatureOf(bytes: Uint8Array, end: number): readonly [low: number, high: number] {
  let low = 0;
  let high = 0;
  for (let at = 1; at < end; at += 1) {
    const pair = Math.imul((bytes[at - 1] << 8) | bytes[at], 0x9e3779b1) >>> 26;
    if (pair < 32) low |= 1 << pair;
    else high |= 1 << (pair - 32);
  }
  result[0] = low;
  result[1] = high;
  return result;
}

/** How many bits are set. */
export function bitsIn(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
