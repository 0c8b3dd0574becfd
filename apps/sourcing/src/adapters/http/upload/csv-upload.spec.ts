import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import Papa from 'papaparse';
import { uploaded } from '../../../testing/uploads.ts';

const rejected = (row: number, reason: string, field?: string) => ({
  row,
  ...(field === undefined ? {} : { field }),
  reason: expect.stringContaining(reason),
});

describe('a CSV upload', () => {
  it.each([
    ['commas', 'id,name\n1,Acme\n'],
    ['semicolons', 'id;name\n1;Acme\n'],
    ['tabs', 'id\tname\n1\tAcme\n'],
    ['bars', 'id|name\n1|Acme\n'],
    ['lines that end in CR LF', 'id,name\r\n1,Acme\r\n'],
    ['CR LF behind quotes', '"id","name"\r\n"1","Acme"\r\n'],
    ['no line end at its end', 'id,name\n1,Acme'],
    ['quotes around everything', '"id","name"\n"1","Acme"\n'],
    ['spaces around the names of columns', ' id , name \n1,Acme\n'],
    ['a byte order mark', '\ufeffid,name\n1,Acme\n'],
    ['UTF-16, little end first', Buffer.from('\ufeffid,name\n1,Acme\n', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\ufeffid,name\n1,Acme\n', 'utf16le').swap16()],
  ])('is read with %s', async (_, content) => {
    expect(await uploaded(content)).toEqual({ rows: { 2: { id: '1', name: 'Acme' } }, ids: ['1'], rejections: [] });
  });

  it.each([1, 2, 3, 7, 64])('reads the same from chunks of %i bytes', async (chunkBytes) => {
    const content =
      'id,name,note\r\n1,"Bøf, ""Beef"" & Sons","two\nlines"\r\n\r\n2,日本,🏭\r\nragged\r\n3,"open,x\r\n4,d,e';
    const { rows, rejections } = await uploaded(content, {}, chunkBytes);
    expect(rows).toEqual({
      2: { id: '1', name: 'Bøf, "Beef" & Sons', note: 'two\nlines' },
      4: { id: '2', name: '日本', note: '🏭' },
      7: { id: '4', name: 'd', note: 'e' },
    });
    expect(rejections).toEqual([rejected(5, '1 values where the header has 3'), rejected(6, 'does not end')]);
  });

  it('keeps any table, whatever is in it and wherever the chunks end', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', 'ø', '🏭', ';') });
    const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 20 }), async (cells, chunkBytes) => {
        const lines = cells.map((row, index) => [`id-${index}`, ...row]);
        const content = Papa.unparse([['id', 'one', 'two'], ...lines], { newline: '\n', quotes: true });
        const { rows, rejections } = await uploaded(content, {}, chunkBytes);
        expect(rejections).toEqual([]);
        expect(Object.values(rows).map(({ id, one, two }) => [id, one, two])).toEqual(lines);
      }),
      { numRuns: 200 },
    );
  });

  it('takes the separator that makes the id field a column', async () => {
    expect((await uploaded('id;revenue,in EUR;note,s\n1;1,5;a,b\n2;2,5;c,d\n')).rows[2]).toEqual({
      id: '1',
      'revenue,in EUR': '1,5',
      'note,s': 'a,b',
    });
  });

  it('takes the separator it is told', async () => {
    expect((await uploaded('id¦name\n1¦Acme, Inc.\n', { delimiter: '¦' })).rows[2]).toEqual({
      id: '1',
      name: 'Acme, Inc.',
    });
  });

  it('reads a single column', async () => {
    expect((await uploaded('id\n1\n2\n')).ids).toEqual(['1', '2']);
  });

  it('has no rows under nothing but a header', async () => {
    expect(await uploaded('id,name\n')).toEqual({ rows: {}, ids: [], rejections: [] });
  });

  it('gives a column that comes twice a name of its own, and one without a name its number', async () => {
    expect((await uploaded('id,name,name,,name (2)\n1,a,b,c,d\n')).rows[2]).toEqual({
      id: '1',
      name: 'a',
      'name (2)': 'b',
      'column 4': 'c',
      'name (2) (2)': 'd',
    });
  });

  it('keeps names that a database or a language would trip over', async () => {
    const { rows, rejections } = await uploaded('id,a.b,$x,constructor,toString\n1,2,3,4,5\n');
    expect(rejections).toEqual([]);
    expect(rows[2]).toEqual({ id: '1', 'a.b': '2', $x: '3', constructor: '4', toString: '5' });
  });

  it.each([
    ['too few values', '1,a', rejected(2, '2 values where the header has 3')],
    ['too many values', '1,a,b,c', rejected(2, '4 values where the header has 3')],
    ['no id', ',a,b', rejected(2, 'has no id')],
    ['a blank id', '"  ",a,b', rejected(2, 'has no id')],
    ['an id of 201 characters', `${'x'.repeat(201)},a,b`, rejected(2, 'id of more than 200')],
    ['a NUL character', '1,a\0,b', rejected(2, 'NUL', 'name')],
    ['a NUL character in the id', '1\0,a,b', rejected(2, 'NUL')],
    ['a value of 20,001 characters', `1,${'x'.repeat(20_001)},b`, rejected(2, 'more than 20000', 'name')],
    ['a quote that opens and does not close', '1,"a,b', rejected(2, 'does not end')],
    ['a quote within quotes', '1,"a "b" c",d', rejected(2, 'does not end')],
    ['a cell of 5 MB', `1,${'x'.repeat(5_000_000)},b`, rejected(2, 'longer than 1000000 bytes')],
    ['a quoted cell of 5 MB', `1,"${'x'.repeat(5_000_000)}",b`, rejected(2, 'does not end')],
    ['100,000 values', `1${',x'.repeat(100_000)}`, rejected(2, '100001 values')],
    ['1,000,000 values', `1${',x'.repeat(1_000_000)}`, rejected(2, 'longer than 1000000 bytes')],
  ])('sets a row apart that has %s, and reads on', async (_, line, rejection) => {
    expect(await uploaded(`id,name,note\n${line}\n2,c,d\n`)).toEqual({
      rows: { 3: { id: '2', name: 'c', note: 'd' } },
      ids: ['2'],
      rejections: [rejection],
    });
  });

  it('sets only those rows apart that are not UTF-8', async () => {
    const content = Buffer.concat([
      Buffer.from('id,name\n1,Bøf\n2,'),
      Buffer.from([0xf8]),
      Buffer.from('re\n3,Øre\n4,\ufffd\n'),
    ]);
    const { rows, rejections } = await uploaded(content);
    expect(Object.keys(rows)).toEqual(['2', '4', '5']);
    expect(rejections).toEqual([rejected(3, 'not UTF-8')]);
  });

  it('takes quotes that begin within a value as they are', async () => {
    expect((await uploaded('id,name\n1,Acme "Best" Ltd\n')).rows[2]).toMatchObject({ name: 'Acme "Best" Ltd' });
  });

  it.each([
    ['is empty', '', 'import/unreadable', 'empty'],
    ['is a byte order mark and nothing else', '\ufeff', 'import/unreadable', 'empty'],
    ['has nothing but blank lines', '\n\r\n  \n', 'import/unreadable', 'empty'],
    ['has no column of the id field', 'key,name\n1,Acme\n', 'import/id-field-missing', 'idField'],
    ['is not a table at all', '<!doctype html><html>\n<body>…', 'import/id-field-missing', 'idField'],
    ['is not text', Buffer.from('PK\x03\x04\0\0\0id\nabc', 'latin1'), 'import/unreadable', 'not a text file'],
    ['is UTF-16 without a mark', Buffer.from('id,name\n1,Acme\n', 'utf16le'), 'import/unreadable', 'not a text file'],
    [
      'has a header that is not UTF-8',
      Buffer.from('id,st\xf8rrelse\n1,2\n', 'latin1'),
      'import/unreadable',
      'not UTF-8',
    ],
    ['has a header with an open quote', 'id,"name\n1,2\n', 'import/unreadable', 'does not end'],
    ['has a column name of 201 characters', `id,${'n'.repeat(201)}\n1,2\n`, 'import/unreadable', 'column 2 is longer'],
    ['has a column that no object can have', 'id,__proto__\n1,2\n', 'import/unreadable', '__proto__'],
    ['has 2,001 columns', `id${',c'.repeat(2000)}\n`, 'import/too-many-fields', '2001 columns'],
    ['has 1,000,000 columns', `id${',c'.repeat(1_000_000)}\n1,2\n`, 'import/unreadable', 'longer than 1000000 bytes'],
  ])('is refused when it %s', async (_, content, code, message) => {
    await expect(uploaded(content)).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
  });

  it.each(['"', '\n', '\r'])('is refused with %j as its separator', async (delimiter) => {
    await expect(uploaded('id,name\n1,2\n', { delimiter })).rejects.toMatchObject({ code: 'import/unreadable' });
  });

  it('holds no more than a row of a file whose quote never closes', async () => {
    let peak = 0;
    async function* endless() {
      yield Buffer.from('id,name\n1,"never closed\n');
      const lines = Buffer.from(`2,${'fine'.repeat(50)}\n`.repeat(1000));
      for (let count = 0; count < 300; count += 1) {
        peak = Math.max(peak, process.memoryUsage().arrayBuffers);
        yield lines;
      }
    }
    const { csvUpload } = await import('./csv-upload.ts');
    const before = process.memoryUsage().arrayBuffers;
    let [rows, rejections] = [0, 0];
    for await (const reading of csvUpload(endless(), { idField: 'id' })) {
      rows += reading.rows.length;
      rejections += reading.rejections.length;
    }
    expect([rows, rejections]).toEqual([300_000, 1]);
    expect(peak - before).toBeLessThan(60_000_000);
  });
});
