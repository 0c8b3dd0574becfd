/** Letters of a text: from `from`, before `to`. Filled anew for every comparison, because a slice of an array is an object. */
export interface Span {
  bytes: Uint8Array;
  from: number;
  to: number;
}

export function newSpan(): Span {
  return { bytes: new Uint8Array(0), from: 0, to: 0 };
}

export function setSpan(span: Span, bytes: Uint8Array, from: number, to: number): void {
  span.bytes = bytes;
  span.from = from;
  span.to = to;
}

/** How many letters two texts have in common at their start. */
export function commonStart(one: Span, other: Span): number {
  const most = Math.min(one.to - one.from, other.to - other.from);
  let at = 0;
  while (at < most && one.bytes[one.from + at] === other.bytes[other.from + at]) at += 1;
  return at;
}
