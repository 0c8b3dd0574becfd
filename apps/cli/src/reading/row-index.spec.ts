import { describe, expect, it } from '@jest/globals';
import { RowIndex } from './row-index.ts';

describe('RowIndex', () => {
  it('remembers the last number of each of many texts', () => {
    const index = new RowIndex();
    const texts = Array.from({ length: 50_000 }, (_, number) => `A-${number}`);
    for (const [number, text] of texts.entries()) index.set(text, number);
    index.set('A-7', 70);
    expect(index.size).toBe(50_000);
    expect(index.get('A-7')).toBe(70);
    expect(texts.every((text, number) => number === 7 || index.get(text) === number)).toBe(true);
  });

  it.each(['', 'a', 'A-50000', 'constructor'])('does not know %j before it is told', (text) => {
    const index = new RowIndex();
    index.set('other', 1);
    expect(index.get(text)).toBeUndefined();
    index.set(text, 0);
    expect(index.get(text)).toBe(0);
  });
});
