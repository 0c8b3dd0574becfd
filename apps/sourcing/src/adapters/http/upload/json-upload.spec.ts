import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { uploaded } from '../../../testing/uploads.ts';

const ndjson = { mediaType: 'application/x-ndjson' };
const json = { mediaType: 'application/json' };
const rejected = (row: number, reason: string, field?: string) => ({
  row,
  ...(field === undefined ? {} : { field }),
  reason: expect.stringContaining(reason),
});

describe.each([
  ['NDJSON', ndjson, (elements: readonly string[]) => elements.join('\n')],
  ['a JSON array', json, (elements: readonly string[]) => `[${elements.join(',')}]`],
])('%s', (_, options, together) => {
  it('is read object by object', async () => {
    const content = together(['{"id":"1","name":"Acme, \\"]}\\" [Ltd]"}', '{"id":"2","name":"Bøf 🏭"}']);
    expect(await uploaded(content, options)).toEqual({
      rows: { 1: { id: '1', name: 'Acme, "]}" [Ltd]' }, 2: { id: '2', name: 'Bøf 🏭' } },
      ids: ['1', '2'],
      rejections: [],
    });
  });

  it('has text for every value, and nothing for null', async () => {
    const content = together(['{"id":7,"size":12.5,"active":true,"none":null,"at":{"city":"Aarhus"},"tags":["a",1]}']);
    expect((await uploaded(content, options)).rows[1]).toEqual({
      id: '7',
      size: '12.5',
      active: 'true',
      at: '{"city":"Aarhus"}',
      tags: '["a",1]',
    });
  });

  it.each([
    ['is no JSON', '{"id":1,}', rejected(1, 'not valid JSON')],
    ['is a list', '[1]', rejected(1, 'not a JSON object')],
    ['is a number', '12', rejected(1, 'not a JSON object')],
    ['is a text', '"id"', rejected(1, 'not a JSON object')],
    ['is null', 'null', rejected(1, 'not a JSON object')],
    ['has no id', '{"name":"Acme"}', rejected(1, 'has no id')],
    ['has null as id', '{"id":null}', rejected(1, 'has no id')],
    ['has an id that is no longer exact', '{"id":12345678901234567890}', rejected(1, 'too large to be exact', 'id')],
    ['has half a character in its id', '{"id":"\\ud83c"}', rejected(1, 'half a character')],
    ['has a NUL character', '{"id":"1","a":"\\u0000"}', rejected(1, 'NUL', 'a')],
    ['has a name that no object can have', '{"id":"1","__proto__":"x"}', rejected(1, 'cannot be kept', '__proto__')],
    ['has a field without a name', '{"id":"1","":"x"}', rejected(1, 'without a name')],
    [
      'has a long field name',
      `{"id":"1","${'n'.repeat(201)}":"x"}`,
      rejected(1, 'name of more than 200', 'n'.repeat(200)),
    ],
    ['has a long value', `{"id":"1","a":"${'x'.repeat(20_001)}"}`, rejected(1, 'more than 20000', 'a')],
    ['is larger than a row may be', `{"id":"1","a":"${'x'.repeat(5_000_000)}"}`, rejected(1, 'longer than')],
    [
      'has more fields than a profile may have',
      `{"id":"1",${Array.from({ length: 2000 }, (__, index) => `"f${index}":"x"`).join()}}`,
      rejected(1, 'more than 2000 fields'),
    ],
    [
      'has names too long for an event',
      `{"id":"1",${Array.from({ length: 600 }, (__, index) => `"${`f${index}`.padEnd(200, 'n')}":"x"`).join()}}`,
      rejected(1, 'field names of more than 100000'),
    ],
  ])('sets apart what %s, and reads on', async (__, element, rejection) => {
    const { rows, rejections } = await uploaded(together([element, '{"id":"2"}']), options);
    expect(rows).toEqual({ 2: { id: '2' } });
    expect(rejections).toEqual([rejection]);
  });

  it('does not look for the id among what every object has', async () => {
    const { rejections } = await uploaded(together(['{"name":"x"}']), { ...options, idField: 'constructor' });
    expect(rejections).toEqual([rejected(1, 'has no id')]);
  });

  it('keeps any object, wherever the chunks end', async () => {
    const value = fc.string({ unit: 'grapheme' });
    const element = fc.dictionary(fc.constantFrom('a', '\\', '[', ']', '{', '}', ',', '\\"]'), value);
    await fc.assert(
      fc.asyncProperty(fc.array(element, { minLength: 1 }), fc.integer({ min: 1, max: 20 }), async (objects, chunk) => {
        const elements = objects.map((object, index) => ({ id: `id-${index}`, ...object }));
        const { rows } = await uploaded(together(elements.map((each) => JSON.stringify(each))), options, chunk);
        expect(Object.values(rows)).toEqual(elements);
      }),
    );
  });

  it('sets apart what is not UTF-8', async () => {
    const [before, after] = together(['{"id":"1","a":"?"}', '{"id":"2"}']).split('?');
    const content = Buffer.concat([Buffer.from(before ?? ''), Buffer.from([0xf8]), Buffer.from(after ?? '')]);
    const { ids, rejections } = await uploaded(content, options);
    expect(ids).toEqual(['2']);
    expect(rejections).toEqual([rejected(1, 'not UTF-8')]);
  });
});

describe('NDJSON', () => {
  it('counts blank lines and leaves them out', async () => {
    expect(Object.keys((await uploaded('\n{"id":"1"}\r\n\r\n  \n{"id":"2"}', ndjson)).rows)).toEqual(['2', '5']);
  });

  it('has no rows when it is empty', async () => {
    expect(await uploaded('', ndjson)).toEqual({ rows: {}, ids: [], rejections: [] });
  });
});

describe('a JSON array', () => {
  it('may be spread over lines, and empty', async () => {
    expect((await uploaded(' [\n  { "id": "1" }\n  ,\n { "id": "2" }\n]\n', json)).ids).toEqual(['1', '2']);
    expect((await uploaded('[ ]', json)).ids).toEqual([]);
  });

  it.each([
    ['within an element', '[{"id":"1"},{"id":', rejected(2, 'cut off')],
    ['before an element', '[{"id":"1"},', rejected(2, 'ends before its array')],
    ['before its end', '[{"id":"1"}', rejected(1, 'cut off')],
    ['with more behind it', '[{"id":"1"}] [2]', rejected(2, 'after the end of the array')],
  ])('tells when it ends %s', async (_, content, rejection) => {
    expect((await uploaded(content, json)).rejections).toEqual([rejection]);
  });

  it.each([
    ['empty', '', 'empty'],
    ['an object', '{"id":"1"}', 'not a JSON array'],
    ['a CSV', 'id,name\n1,2', 'not a JSON array'],
  ])('is refused when it is %s', async (_, content, message) => {
    await expect(uploaded(content, json)).rejects.toMatchObject({
      code: 'import/unreadable',
      message: expect.stringContaining(message),
    });
  });
});
