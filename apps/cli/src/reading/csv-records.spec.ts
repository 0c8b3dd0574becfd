import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import Papa from 'papaparse';
import { CsvRecords, type CsvRecord } from './csv-records.ts';
import { maxRowLength } from './row.ts';

const read = (text: string, { delimiter = ',', columns = 0, pieceLength = text.length } = {}): CsvRecord[] => {
  const records = new CsvRecords(delimiter);
  if (columns > 0) records.expect(columns);
  const pieces = text.match(new RegExp(`[^]{1,${Math.max(1, pieceLength)}}`, 'g')) ?? [];
  return [...pieces.flatMap((piece) => [...records.push(piece)]), ...records.push('', true)];
};
const cells = (records: readonly CsvRecord[]) =>
  records.map((record) => ('cells' in record ? record.cells : record.reason));

describe('CsvRecords', () => {
  it.each<[string, string, (readonly string[])[]]>([
    [
      'plain lines',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'lines that end like on Windows',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a last line without an end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['delimiters in quotes', '"a,b",c', [['a,b', 'c']]],
    [
      'line breaks in quotes',
      '"a\nb","c\r\nd"\r\ne,f',
      [
        ['a\nb', 'c\r\nd'],
        ['e', 'f'],
      ],
    ],
    ['doubled quotes', '"say ""hi""",b', [['say "hi"', 'b']]],
    ['empty quotes', '"","",', [['', '', '']]],
    ['a quote inside a plain cell', 'a 5" pipe,b', [['a 5" pipe', 'b']]],
    ['spaces around quotes', ' "a, b" , c', [['a, b', ' c']]],
    ['empty lines', 'a\n\n  \nb', [['a'], ['b']]],
    ['nothing', '', []],
  ])('reads %s', (_, text, expected) => {
    expect(cells(read(text))).toEqual(expected);
  });

  it('counts rows as a spreadsheet does', () => {
    expect(read('h\n\n"a\nb"\nc').map(({ row }) => row)).toEqual([1, 3, 4]);
  });

  it('rejects rows of another number of cells, and no others', () => {
    expect(read('1,2\n1\n1,2,3\n3,4', { columns: 2 })).toEqual([
      { row: 1, cells: ['1', '2'] },
      { row: 2, reason: 'has 1 cells where the header has 2' },
      { row: 3, reason: 'has 3 cells where the header has 2' },
      { row: 4, cells: ['3', '4'] },
    ]);
  });

  it('does not mind delimiters at the end of a row that belong to no column', () => {
    expect(cells(read('1,2,,\n', { columns: 2 }))).toEqual([['1', '2']]);
  });

  it.each<[string, string, number[]]>([
    ['is never closed', '1,"Acme\n2,Bolt\n3,Cyan\n', [1]],
    ['is closed by the quote of another row', '1,"Acme\n2,Bolt\n3,"Cyan, Inc"\n4,Dune\n', [1]],
    ['is closed by a quote in a cell of another row', '1,"Acme\n2,Bolt\n3,5" pipe,\n4,Dune\n', [1]],
    ['is not doubled inside a cell', '1,"The "Best" Inc"\n2,Bolt\n', [1]],
  ])('loses no other row to a quote that %s', (_, text, rejected) => {
    const records = read(text, { columns: 2 });
    const lost = records.filter((record) => 'reason' in record && record.reason.includes('quote'));
    expect(lost.map(({ row }) => row)).toEqual(rejected.slice(0, 1));
    expect(cells(records)).toContainEqual(['2', 'Bolt']);
  });

  it('rejects NUL bytes where they are', () => {
    expect(cells(read('a,b\0\nc,d'))).toEqual(['holds NUL bytes', ['c', 'd']]);
  });

  it.each(['', '"'])('rejects a row with a cell of 5 MB (quote: %j) without keeping it, and reads on', (quote) => {
    const records = new CsvRecords(',');
    const text = `1,${quote}${'x'.repeat(5_000_000)}${quote}\n2,Bolt\n`;
    const read = (text.match(/[^]{1,65536}/g) ?? []).flatMap((piece) => [...records.push(piece)]);
    expect(read).toEqual([
      { row: 1, reason: `is longer than ${maxRowLength} characters` },
      { row: 2, cells: ['2', 'Bolt'] },
    ]);
  });

  it('gives up on an open quote after a megabyte, not at the end of the file', () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => `${index},a company without quotes`);
    const records = read(`0,"open\n${rows.join('\n')}\n`, { columns: 2, pieceLength: 65_536 });
    expect(records).toHaveLength(60_001);
    expect(records.filter((record) => 'reason' in record)).toHaveLength(1);
  });

  it('reads what a well-kept writer writes, in pieces of any length', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ü', '🦊', ' ', ',', ';', '"', '\n', '\r\n'), maxLength: 6 });
    const rows = fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 9 }), fc.constantFrom(',', ';'), (table, pieceLength, delimiter) => {
        const text = Papa.unparse(table, { delimiter, quotes: true });
        expect(cells(read(text, { delimiter, pieceLength, columns: 3 }))).toEqual(table);
      }),
    );
  });
});
