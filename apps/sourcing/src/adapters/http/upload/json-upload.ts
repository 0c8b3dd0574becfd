import type { Reading, Rejection, UploadedRow } from '../../../application/import-profiles.ts';
import { textRecords, type Splitter, type TextRecord } from './raw-record.ts';
import { rowOf } from './uploaded-row.ts';

/** Reads profiles that are JSON objects, however they are strung together. */
export async function* jsonUpload(
  source: AsyncIterable<Buffer>,
  splitter: Splitter,
  idField: string,
): AsyncGenerator<Reading> {
  for await (const records of textRecords(source, splitter)) {
    const [rows, rejections] = [[] as UploadedRow[], [] as Rejection[]];
    for (const record of records) {
      const outcome = 'fault' in record ? { row: record.row, reason: record.fault } : read(record, idField);
      if ('reason' in outcome) rejections.push(outcome);
      else rows.push(outcome);
    }
    yield { rows, rejections };
  }
}

function read({ row, text, bytes }: Extract<TextRecord, { text: string }>, idField: string): UploadedRow | Rejection {
  const object = parsed(text);
  if (object === 'invalid') return { row, reason: 'is not valid JSON' };
  if (object === 'other') return { row, reason: 'is not a JSON object' };
  const id = Object.hasOwn(object, idField) ? object[idField] : undefined;
  if (typeof id === 'number' && !isExact(id))
    return { row, field: idField, reason: 'has a number as id that is too large to be exact; write it in quotes' };
  // Read from the object itself: a copy of it would not have such a field.
  if (Object.hasOwn(object, '__proto__'))
    return { row, field: '__proto__', reason: 'has a field with a name that cannot be kept' };
  return rowOf({ row, profileId: textOf(id) ?? '', fields: fieldsOf(object), bytes });
}

function fieldsOf(object: Readonly<Record<string, unknown>>): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const name in object) {
    const text = textOf(object[name]);
    if (text !== undefined) fields[name] = text;
  }
  return fields;
}

function parsed(text: string): Readonly<Record<string, unknown>> | 'invalid' | 'other' {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    // An object out of JSON has text keys and nothing else.
    return isObject ? (value as Readonly<Record<string, unknown>>) : 'other';
  } catch {
    return 'invalid';
  }
}

/** Undefined: the profile does not have it. What is not plain stays JSON. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? undefined : JSON.stringify(value);
}

function isExact(id: number): boolean {
  return Math.abs(id) <= Number.MAX_SAFE_INTEGER;
}
