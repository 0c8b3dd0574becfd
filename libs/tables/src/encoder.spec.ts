import { describe, expect, it } from '@jest/globals';
import { parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import { encoderOf, type TableFormat } from './encoder.ts';
import { csvLine, harmless } from './csv.ts';
import type { Cell, TableColumn } from './column.ts';

const columns: readonly TableColumn[] = [
  { name: 'id', type: 'text' },
  { name: 'employees', type: 'number' },
  { name: '__proto__', type: 'json' },
];

function encoded(format: TableFormat, rows: readonly (readonly Cell[])[]): Buffer {
  const encoder = encoderOf(format, columns);
  const pieces = rows.map((cells) => {
    encoder.add(cells);
    return encoder.take();
  });
  return Buffer.concat([...pieces, encoder.end()]);
}

describe('CSV', () => {
  it.each([
    ['a=1', 'a=1'],
    ['', ''],
    [-5, '-5'],
    [undefined, ''],
  ])('leaves %j as %j', (cell, expected) => {
    expect(harmless(cell)).toBe(expected);
  });

  it('quotes a line only where it must', () => {
    expect(csvLine(['2', 'has 1 cells, the header 2', 'plain'])).toBe('2,"has 1 cells, the header 2",plain\n');
  });

  it.each(['=1', '+1', '-1', '@x', '\tx', '\rx', '\nx', '\0x', '＝1', '＋1', '－1', '＠x'])(
    'disarms text that begins with %j',
    (text) => {
      const [, row] = Papa.parse<string[]>(encoded({ kind: 'csv' }, [[text]]).toString(), { newline: '\n' }).data;
      expect(row?.[0]).toBe(`'${text}`);
    },
  );

  it('leaves numbers alone, and writes structures as JSON', () => {
    const text = encoded({ kind: 'csv', delimiter: ';', header: false }, [['a;b', -5, { a: 1 }]]).toString();
    expect(text).toBe('"a;b";-5;"{""a"":1}"\n');
  });
});

it('NDJSON leaves out what a row does not have, and takes any name of a column', () => {
  const text = encoded({ kind: 'ndjson' }, [
    ['1', undefined, ['x']],
    ['2', 7, undefined],
  ]).toString();
  expect(text).toBe('{"id":"1","__proto__":["x"]}\n{"id":"2","employees":7}\n');
});

it('Parquet taken piece by piece can be read as a whole', async () => {
  const rows = Array.from({ length: 12_000 }, (_, at) => [`p${at}`, at % 2 === 0 ? at : undefined] as const);
  const file = encoded({ kind: 'parquet' }, rows);
  const read = await parquetReadObjects({ file: new Uint8Array(file).buffer });
  expect(read).toHaveLength(12_000);
  expect(read[11_998]).toMatchObject({ id: 'p11998', employees: 11_998 });
  expect(read[11_999]).toMatchObject({ id: 'p11999', employees: null });
});
