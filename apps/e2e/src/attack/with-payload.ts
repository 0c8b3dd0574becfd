import { addressOf } from '@firmograph/contracts';
import type { Call, Sent } from './calls.ts';

type Path = readonly (string | number)[];

const mark = '\u0001payload\u0001';

/** Every place of a call where a value stands, and one more of its body, which has no such field. */
export function placesOf({ parts }: Call): readonly Path[] {
  const places = Object.entries(parts).flatMap(([part, value]) => leavesOf(value).map((path) => [part, ...path]));
  return isObject(parts.body) ? [...places, ['body', 'unknownField'], ['body']] : places;
}

function leavesOf(value: unknown): readonly Path[] {
  if (!isObject(value)) return [[]];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner).map((path) => [name, ...path]));
}

/** The call with a payload at a place: in an address as text, in a body as the JSON that it is. */
export function withPayload(call: Call, place: Path, payload: string): Omit<Sent, 'url' | 'token'> & { path: string } {
  const { route } = call;
  const parts = put(call.parts, place, mark) as Call['parts'];
  const body =
    parts.body === undefined ? {} : { body: JSON.stringify(parts.body).replace(JSON.stringify(mark), () => payload) };
  const path = addressOf('http://x', route, parts).slice('http://x'.length);
  return {
    path: path.replaceAll(encodeURIComponent(mark), encodeURIComponent(asText(payload))),
    method: route.method,
    ...body,
  };
}

function put(into: unknown, [first, ...rest]: Path, value: unknown): unknown {
  if (first === undefined) return value;
  const copy: Record<string, unknown> = isObject(into) ? { ...into } : {};
  copy[first] = put(copy[first], rest, value);
  return copy;
}

/** What fits into an address: a text itself, anything else as JSON, cut to what a server accepts. */
function asText(payload: string): string {
  const value: unknown = JSON.parse(payload);
  const text = typeof value === 'string' ? value.toWellFormed() : payload;
  return text.slice(0, 2000);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
