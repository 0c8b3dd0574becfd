import { DomainError } from '@firmograph/kernel';
import Papa from 'papaparse';
import { limits } from '../../../domain/admission.ts';
import { unreadable } from './raw-record.ts';

const common = [',', ';', '\t', '|'];

export function assertDelimiter(delimiter: string): void {
  if (['"', '\n', '\r'].includes(delimiter)) throw unreadable('A quote or a line end cannot separate values.');
}

/** What separates the values, told from the beginning of the file: whatever makes the id field one of the columns. */
export function delimiterOf(head: string, idField: string): string {
  const { meta } = Papa.parse<string[]>(head, { preview: 20, delimitersToGuess: common });
  const firstLine = head.trimStart().split('\n', 1)[0] ?? '';
  const candidates = [meta.delimiter, ...common];
  return candidates.find((each) => valuesOf(firstLine, each).some((name) => name.trim() === idField)) ?? meta.delimiter;
}

/** The values of one record. */
export function valuesOf(record: string, delimiter: string): readonly string[] {
  const { data } = Papa.parse<string[]>(record, { delimiter, newline: '\n' });
  return data[0] ?? [];
}

/**
 * The names of the columns, each its own: an empty one is called by its number, one that came before gets a number behind it.
 * Throws `DomainError` when no row under this header could come in.
 */
export function columnsOf(header: readonly string[], idField: string): readonly string[] {
  if (header.length > limits.fields)
    throw new DomainError(
      'import/too-many-fields',
      `The header has ${header.length} columns; at most ${limits.fields} are taken.`,
    );
  const columns = new Set<string>();
  header.forEach((cell, index) => columns.add(free(nameOf(cell.trim(), index + 1), columns)));
  if (!columns.has(idField))
    throw new DomainError(
      'import/id-field-missing',
      'No column of the header is called as idField says. Name the column that holds the profile id.',
    );
  return [...columns];
}

function nameOf(name: string, column: number): string {
  if (name.includes('\0')) throw unreadable('The upload is not a text file. Send a CSV file in UTF-8.');
  if (name === '__proto__') throw unreadable(`Column ${column} cannot be called __proto__. Give it another name.`);
  if (name.length > limits.name)
    throw unreadable(`The name of column ${column} is longer than ${limits.name} characters.`);
  return name === '' ? `column ${column}` : name;
}

function free(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
  return free;
}
