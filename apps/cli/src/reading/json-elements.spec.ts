import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JsonElements } from './json-elements.ts';
import { maxRowLength } from './row.ts';

const cut = (text: string, pieceLength = text.length) => {
  const elements = new JsonElements();
  const pieces = text.match(new RegExp(`[^]{1,${pieceLength}}`, 'g')) ?? [];
  return { found: pieces.flatMap((piece) => [...elements.push(piece)]), elements };
};

describe('JsonElements', () => {
  it.each([
    ['[]', []],
    [' [ {"a":1} , {"b":[1,2,{"c":3}]} ] ', ['{"a":1}', '{"b":[1,2,{"c":3}]}']],
    ['[{"a":"],[{"},{"b":"\\"}"}]', ['{"a":"],[{"}', '{"b":"\\"}"}']],
    ['[1,null,"x"]', ['1', 'null', '"x"']],
    ['[{"a":1}] trailing', ['{"a":1}']],
  ])('finds the elements of %s', (text, expected) => {
    expect(cut(text).found).toEqual(expected);
  });

  it('finds what was put in, in pieces of any length', () => {
    const value = fc.record({ name: fc.string(), tags: fc.array(fc.string()) });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), fc.integer({ min: 1, max: 7 }), (values, pieceLength) => {
        const { found, elements } = cut(JSON.stringify(values), pieceLength);
        expect(found.map((text) => JSON.parse(text ?? '') as unknown)).toEqual(JSON.parse(JSON.stringify(values)));
        expect(elements.isComplete).toBe(true);
      }),
    );
  });

  it('knows when the array broke off', () => {
    expect(cut('[{"a":1},{"b":').elements.isComplete).toBe(false);
  });

  it('does not keep an element that is too long', () => {
    expect(cut(`[{"a":"${'x'.repeat(maxRowLength)}"},{"b":2}]`, 65_536).found).toEqual([undefined, '{"b":2}']);
  });
});
