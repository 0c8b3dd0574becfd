import { isJsonObject, type JsonObject } from './read-json.ts';

/** How one value of Leadspace's is read. Absent, null, blank and empty are the same: not known, so undefined. */

const nothing: JsonObject = Object.freeze({});

export function objectAt(source: JsonObject, key: string): JsonObject {
  const value = source[key];
  return isJsonObject(value) ? value : nothing;
}

export function text(value: unknown): string | undefined {
  if (typeof value === 'string') {
    const trimmed = value.trim();
    return trimmed === '' ? undefined : trimmed;
  }
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'boolean' ? String(value) : undefined;
}

/** A number, or a string that is one; thousands may be parted by commas. */
export function count(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const digits = value.trim().replaceAll(',', '');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(digits) ? finite(Number(digits)) : undefined;
}

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);

/** The texts in a string, an array, or what is nested in it. */
export function texts(value: unknown): string[] | undefined {
  const found: string[] = [];
  collect(value, found, 0);
  return found.length === 0 ? undefined : found;
}

function collect(value: unknown, into: string[], depth: number): void {
  if (depth > 4) return;
  if (Array.isArray(value)) for (const item of value) collect(item, into, depth + 1);
  else if (isJsonObject(value)) for (const item of Object.values(value)) collect(item, into, depth + 1);
  else {
    const one = text(value);
    if (one !== undefined) into.push(one);
  }
}

/** One text, also where an array came in its place. */
export function joined(value: unknown): string | undefined {
  return typeof value === 'object' ? texts(value)?.join(', ') : text(value);
}

export function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

/** Our name of a value, Leadspace's name for it, and the one that is read where the first says nothing. */
export type Names<Key extends string> = readonly (readonly [ours: Key, wire: string, otherwise?: string])[];

/** The named values of `source` that are known, read by `read`. */
export function pick<Key extends string, Value>(
  source: JsonObject,
  names: Names<Key>,
  read: (value: unknown) => Value | undefined,
): Partial<Record<Key, Value>> {
  const known: Partial<Record<Key, Value>> = {};
  if (source === nothing) return known;
  // By index: this loop runs some thirty times for every record, and destructuring costs it a third of its time.
  for (const name of names) {
    let value = read(source[name[1]]);
    if (value === undefined && name[2] !== undefined) value = read(source[name[2]]);
    if (value !== undefined) known[name[0]] = value;
  }
  return known;
}
