import { expect, it } from '@jest/globals';
import { parseCallback } from './callback.ts';
import { wireFile } from './testing/wire.ts';

it('reads which bulk has ended, and how', () => {
  expect(parseCallback(wireFile('callback'))).toEqual({
    bulkId: '1b4e28ba-2fa1-41d2-883f-0016d3cc78ft',
    bulkStatus: 'COMPLETED',
  });
});

it.each([null, 'COMPLETED', [], {}, { bulkId: '' }])('hears nothing in %j', (body) => {
  expect(parseCallback(body)).toBeUndefined();
});
