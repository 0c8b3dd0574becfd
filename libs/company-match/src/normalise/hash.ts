/**
 * A 32-bit hash of bytes (FNV-1a with MurmurHash3's finisher), never 0: 0 means "none" wherever hashes are kept. Signed, because
 * larger numbers are objects to a `Map`.
 */
export function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ bytes[at], 0x01000193);
  return finished(hash);
}

/** One hash of two numbers, in which their order counts. */
export function mixed(one: number, other: number): number {
  return finished(Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b));
}

function finished(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16) || 1;
}

const encoder = new TextEncoder();

/** The hash of a text that is folded already. */
export function hashOfText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return hashOfForeign(text);
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  return finished(hash);
}

function hashOfForeign(text: string): number {
  const bytes = encoder.encode(text);
  return hashOf(bytes, 0, bytes.length);
}
