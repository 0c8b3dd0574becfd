import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readRows } from './read-rows.ts';
import { isRejected, type RowRead } from './row.ts';
import { scanFile, type Scan } from './scan-file.ts';
import { textOf } from './text-pieces.ts';

let folder = '';
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'firmograph-scan-'))));
afterAll(() => rm(folder, { recursive: true }));

async function file(content: string | Uint8Array, name = 'companies.csv'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function rowsOf({ path, shape }: Scan): Promise<readonly RowRead[]> {
  const rows: RowRead[] = [];
  for await (const some of readRows({ shape, pieces: textOf(path, shape.encoding) })) rows.push(...some);
  return rows;
}

const utf16 = (text: string, endian: 'le' | 'be') => {
  const bytes = Buffer.from(text, 'utf16le');
  return endian === 'le' ? bytes : bytes.swap16();
};

describe('a file in any dress', () => {
  const text = 'Firma;Land\r\nMüller & Söhne;Österreich\r\nCafé 日本;Japan\r\n';
  const western = 'Firma;Land\r\nMüller & Söhne;Österreich\r\n';
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from(text), 'a.csv'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), 'b.csv'],
    ['UTF-16 LE with a mark', utf16(`\ufeff${text}`, 'le'), 'c.csv'],
    ['UTF-16 BE with a mark', utf16(`\ufeff${text}`, 'be'), 'd.csv'],
    ['UTF-16 LE without a mark', utf16(western, 'le'), 'e.csv'],
    ['UTF-16 BE without a mark', utf16(western, 'be'), 'f.csv'],
    ['Latin-1', Buffer.from(western, 'latin1'), 'g.csv'],
    ['gzip', gzipSync(text), 'h.csv.gz'],
    ['a name that says nothing', Buffer.from(text), 'i'],
    ['lines that end like on an old Mac', Buffer.from(text.replaceAll('\r\n', '\r')), 'j.csv'],
    ["Excel's first line", Buffer.from(`sep=;\r\n${text}`), 'k.csv'],
  ])('%s is read', async (_, content, name) => {
    const scan = await scanFile(await file(content, name));
    expect(scan.columns).toEqual(['Firma', 'Land']);
    expect(scan.samples[0]).toEqual({ Firma: 'Müller & Söhne', Land: 'Österreich' });
    expect(scan).toMatchObject({ rejected: 0, warnings: [], guess: { mapping: { name: 'Firma' } } });
  });

  it('Latin-1 is noticed, however late its first letter comes', async () => {
    const ascii = 'Plain Company,Germany\n'.repeat(40_000);
    const scan = await scanFile(await file(Buffer.from(`name,country\n${ascii}Müller,Germany\n`, 'latin1')));
    expect(scan.shape.encoding).toBe('windows-1252');
    expect((await rowsOf(scan)).at(-1)).toMatchObject({ fields: { name: 'Müller' } });
  });

  it('one damaged letter does not make a UTF-8 file another', async () => {
    const good = Buffer.from(`name\n${'Müller\n'.repeat(50_000)}`);
    const scan = await scanFile(await file(Buffer.concat([good, Buffer.from([0xc3, 0x28, 0x0a])])));
    expect(scan.shape.encoding).toBe('utf-8');
    expect(scan.warnings).toEqual(["1 characters are not of the file's encoding and are replaced by “�”."]);
  });

  it('the encoding that the user says is taken', async () => {
    const path = await file(Buffer.from('name\nMüller\n', 'latin1'));
    expect((await scanFile(path, { encoding: 'utf-8' })).samples).toEqual([{ name: 'M�ller' }]);
  });
});

describe('other formats', () => {
  const rows = [
    { name: 'Acme', address: { country: 'DK', tags: ['a', 'b'] }, employees: 12, active: true, gone: null },
    { name: 'Bolt', url: 'bolt.de' },
  ];
  const flat = { name: 'Acme', 'address.country': 'DK', 'address.tags': '["a","b"]', employees: '12', active: 'true' };
  it.each([
    ['NDJSON', rows.map((row) => JSON.stringify(row)).join('\n'), 'a.ndjson'],
    ['NDJSON with empty lines', rows.map((row) => `${JSON.stringify(row)}\r\n\r\n`).join(''), 'b.jsonl'],
    ['a JSON array', JSON.stringify(rows), 'c.json'],
    ['a JSON array over many lines', JSON.stringify(rows, undefined, 2), 'd.json'],
    ['a packed JSON array', gzipSync(JSON.stringify(rows)), 'e.json.gz'],
  ])('%s is read, nested fields as columns', async (_, content, name) => {
    const scan = await scanFile(await file(content, name));
    expect(scan.columns).toEqual([...Object.keys(flat), 'url']);
    expect(scan).toMatchObject({ rows: 2, rejected: 0, samples: [flat, { name: 'Bolt', url: 'bolt.de' }] });
  });

  it.each([
    [
      'a line that is no JSON',
      '{"name":"A"}\n{"name":\n{"name":"B"}',
      'a.ndjson',
      { row: 2, reason: 'is not valid JSON' },
    ],
    ['a line that is no object', '{"name":"A"}\n["B"]\n', 'b.ndjson', { row: 2, reason: 'is not a JSON object' }],
    ['an element that is no object', '[{"name":"A"},7]', 'c.json', { row: 2, reason: 'is not a JSON object' }],
    ['a NUL character', '{"name":"A"}\n{"name":"B\\u0000"}', 'd.ndjson', { row: 2, reason: 'holds NUL bytes' }],
    [
      'an array that breaks off',
      '[{"name":"A"},{"name":"B"',
      'e.json',
      { row: 2, reason: 'the array breaks off here: nothing after it could be read' },
    ],
    [
      'a line of 2 MB',
      `{"name":"A"}\n{"name":"${'x'.repeat(2_000_000)}"}\n{"name":"C"}`,
      'f.ndjson',
      { row: 2, reason: 'is longer than 1048576 characters' },
    ],
  ])('%s is rejected with its row, and stops nothing', async (_, content, name, rejected) => {
    const scan = await scanFile(await file(content, name));
    expect(scan.rejected).toBe(1);
    expect((await rowsOf(scan)).filter(isRejected)).toEqual([rejected]);
  });
});

describe('a file that is no table', () => {
  const bytes = (hex: string) => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(500, 1)]);
  it.each<[string, string | Uint8Array, RegExp]>([
    ['a PNG image', bytes('89504e470d0a1a0a'), /is a PNG image\.$/],
    ['an Excel file', bytes('504b030414000600'), /is an Excel file or a ZIP archive: save it as CSV first\.$/],
    ['an old Excel file', bytes('d0cf11e0a1b11ae1'), /is an old Excel file: save it as CSV first\.$/],
    ['a PDF document', bytes('255044462d312e37'), /is a PDF document\.$/],
    ['a Parquet file', bytes('50415231'), /is a Parquet file: export it as CSV first\.$/],
    ['random bytes', Buffer.from(Array.from({ length: 2000 }, (_, at) => (at * 7919) % 31)), /is no text/],
    [
      'a damaged archive',
      Buffer.concat([gzipSync('name\nAcme').subarray(0, 14), Buffer.alloc(20, 7)]),
      /archive is damaged/,
    ],
    ['an archive that is cut off', gzipSync('name\n'.repeat(9000)).subarray(0, 30), /archive is cut off/],
    ['an empty file', '', /is empty/],
    ['nothing but space', ' \n\n ', /is empty/],
    ['a header alone', 'name,website\n', /a header but no row/],
    ['a header and empty lines', 'name,website\n\n\n', /a header but no row/],
    ['only bad rows', 'name,website\nAcme\nBolt\n', /No row of the file can be read/],
    [
      'a million columns',
      `${Array.from({ length: 1_000_000 }, (_, at) => `c${at}`).join(',')}\n1\n`,
      /At most 1000 columns are read/,
    ],
    ['too many columns', `${'c,'.repeat(5000)}c\n1\n`, /has 5001 columns: at most 1000 are read/],
    ['a header with an open quote', '"name,website\nAcme,acme.com\n', /first row is no header.*quote/],
  ])('%s is refused in one sentence', async (_, content, sentence) => {
    const error = await scanFile(await file(content)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'cli/bad-input' });
    expect(String(error)).toMatch(sentence);
  });

  it('too many different fields are refused', async () => {
    const lines = Array.from({ length: 1100 }, (_, at) => JSON.stringify({ name: 'A', [`f${at}`]: 1 })).join('\n');
    await expect(scanFile(await file(lines, 'x.ndjson'))).rejects.toThrow('more than 1000 different fields');
  });

  it.each([
    ['missing.csv', 'There is no such file'],
    ['', 'This is a directory, not a file'],
  ])('%j is refused', async (name, sentence) => {
    await expect(scanFile(join(folder, name))).rejects.toThrow(sentence);
  });
});

describe('headers', () => {
  it('that are there twice, or empty, get names that tell them apart', async () => {
    const scan = await scanFile(await file('name,Name,name,,name,__proto__\na,b,c,d,e,f\n'));
    expect(scan.columns).toEqual(['name', 'Name', 'name (2)', 'Column 4', 'name (3)', '__proto__ (2)']);
    expect(scan.samples).toEqual([
      { name: 'a', Name: 'b', 'name (2)': 'c', 'Column 4': 'd', 'name (3)': 'e', '__proto__ (2)': 'f' },
    ]);
    expect(scan.warnings).toContain('Column 3 is named “name” like another: here it is “name (2)”.');
  });
});

describe('ids', () => {
  it('come from a column that is full and unique over the whole file', async () => {
    const rows = Array.from({ length: 1000 }, (_, at) => `${at},Company ${at}`);
    const scan = await scanFile(await file(['id,name', ...rows].join('\n')));
    expect(scan).toMatchObject({ idRule: { kind: 'column', column: 'id' }, profiles: 1000 });
  });

  it.each([
    ['twice, far below', '7,Again'],
    ['empty, far below', ',None'],
    ['too long for an id', `${'7'.repeat(201)},Long`],
  ])('are made from the rows when a value is %s', async (_, last) => {
    const rows = Array.from({ length: 1000 }, (_, at) => `${at},Company ${at}`);
    const scan = await scanFile(await file(['id,name', ...rows, last].join('\n')));
    expect(scan).toMatchObject({ idRule: { kind: 'content' }, profiles: 1001 });
  });

  it('come from the next column when the best is no id', async () => {
    const scan = await scanFile(await file('id,account number,name\n1,10,A\n1,11,B\n'));
    expect(scan.idRule).toEqual({ kind: 'column', column: 'account number' });
  });

  it('come from the column that the user says, also when it is not unique', async () => {
    const scan = await scanFile(await file('Code,name\n1,A\n2,B\n1,C\n'), { idColumn: 'code' });
    expect(scan).toMatchObject({ idRule: { kind: 'column', column: 'Code' }, rows: 3, profiles: 2 });
  });

  it('cannot come from a column that is not there', async () => {
    await expect(scanFile(await file('a,b\n1,2\n'), { idColumn: 'c' })).rejects.toThrow(
      'There is no column “c” in the file; it has “a”, “b”.',
    );
  });
});

it('the same file has the same fingerprint, another has another', async () => {
  const [one, same, other] = [await file('name\nA\n', '1'), await file('name\nA\n', '2'), await file('name\nB\n', '3')];
  const prints = await Promise.all([one, same, other].map(async (path) => (await scanFile(path)).fingerprint));
  expect(prints[1]).toBe(prints[0]);
  expect(prints[2]).not.toBe(prints[0]);
});
