import { maxColumnNameLength, maxColumns, maxRowLength, type RowRead } from './row.ts';

const deepest = 4;

/** A row from the text of a JSON object: nested objects become columns with dots, lists stay JSON. */
export function jsonRow(row: number, text: string | undefined): RowRead {
  if (text === undefined || text.length > maxRowLength)
    return { row, reason: `is longer than ${maxRowLength} characters` };
  const source = objectIn(text);
  if (typeof source === 'string') return { row, reason: source };
  const fields: Record<string, string> = {};
  flatten(source, '', { fields, depth: 1 });
  if (Object.keys(fields).length > maxColumns) return { row, reason: `has more than ${maxColumns} fields` };
  if (Object.values(fields).some((value) => value.includes('\0'))) return { row, reason: 'holds NUL bytes' };
  return { row, fields, source };
}

function objectIn(text: string): Readonly<Record<string, unknown>> | 'is not valid JSON' | 'is not a JSON object' {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : 'is not a JSON object';
  } catch {
    return 'is not valid JSON';
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface Flattened {
  readonly fields: Record<string, string>;
  readonly depth: number;
}

function flatten(object: Readonly<Record<string, unknown>>, prefix: string, { fields, depth }: Flattened): void {
  for (const [key, value] of Object.entries(object)) {
    const name = `${prefix}${key}`;
    if (!isUsable(name) || value === null) continue;
    if (isObject(value) && depth < deepest) flatten(value, `${name}.`, { fields, depth: depth + 1 });
    else fields[name] = typeof value === 'string' ? value : JSON.stringify(value);
  }
}

function isUsable(name: string): boolean {
  return name !== '' && name !== '__proto__' && name.length <= maxColumnNameLength;
}
