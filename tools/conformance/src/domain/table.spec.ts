import { expect, it } from '@jest/globals';
import { tableIn } from './table.ts';

it('reads one row a line, and leaves alone what else the consumer prints of it', () => {
  const table = tableIn('{"key":"a","sequence":2,"company":{"name":"A","score":1},"mine":true}\r\n\n');
  expect(table).toEqual({ rows: new Map([['a', { sequence: 2, company: { name: 'A' } }]]), repeated: [] });
});

it('notices a key that has two lines', () => {
  const line = '{"key":"a","sequence":2,"company":{}}';
  expect(tableIn(`${line}\n${line}`)).toMatchObject({ repeated: ['a'] });
});

it.each(['Ready.', '{"key":"a"}', '[]'])('says which line is no row: %s', (line) => {
  expect(tableIn(`{"key":"b","sequence":1,"company":{}}\n${line}`)).toMatch(/line 2 .* no row/);
});
