import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { addressOf, answerOf } from './call.ts';
import { defineRoute } from './define.ts';

const getShelf = defineRoute({
  name: 'getShelf',
  method: 'GET',
  path: '/halls/:hall/shelves/:shelf',
  summary: 'A shelf',
  roles: [],
  parts: { response: z.object({ boxes: z.coerce.number() }) },
});
const clearShelf = defineRoute({ ...getShelf, name: 'clearShelf', method: 'DELETE', parts: {} });

describe('the address of a call', () => {
  const hall = { params: { hall: 'a/b:c', shelf: 7 } };

  it('holds the parameters, escaped', () => {
    expect(addressOf('http://store', getShelf, hall)).toBe('http://store/halls/a%2Fb%3Ac/shelves/7');
  });

  it('follows a base that ends in a slash, or has a path', () => {
    expect(addressOf('http://store/api/', getShelf, hall)).toBe('http://store/api/halls/a%2Fb%3Ac/shelves/7');
  });

  it('holds a list as one parameter for each, and nothing for what is undefined', () => {
    const query = { of: ['x y', 'z'], limit: 2, after: undefined };
    expect(addressOf('http://store', getShelf, { ...hall, query })).toMatch(/\/7\?of=x\+y&of=z&limit=2$/);
  });
});

describe('the answer to a call', () => {
  it('is what the contract makes of it', () => {
    expect(answerOf(getShelf, '{"boxes":"3"}')).toEqual({ boxes: 3 });
  });

  it('is refused when it is another thing', () => {
    expect(() => answerOf(getShelf, '{"boxes":"many"}')).toThrow(z.ZodError);
  });

  it('is not read where the contract has none', () => {
    expect(() => answerOf(clearShelf, '')).not.toThrow();
  });
});
