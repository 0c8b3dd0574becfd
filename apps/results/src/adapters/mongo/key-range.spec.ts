import { expect, it } from '@jest/globals';
import { keyOf } from '@firmograph/kernel';
import fc from 'fast-check';
import { keysUnder } from './key-range.ts';

function isUnder(
  id: string,
  { $gte, $gt, $lt }: { readonly $gte?: string; readonly $gt?: string; readonly $lt: string },
) {
  return Buffer.compare(Buffer.from(id), Buffer.from($lt)) < 0 && id >= ($gte ?? '') && id > ($gt ?? '');
}

it('holds every id that begins with the parts, and no other', () => {
  const part = fc.string({ minLength: 1 });
  fc.assert(
    fc.property(part, part, part, part, (tenant, other, id, child) => {
      expect(isUnder(keyOf(tenant, id, child), keysUnder([tenant, id]))).toBe(true);
      fc.pre(other !== id);
      expect(isUnder(keyOf(tenant, other, child), keysUnder([tenant, id]))).toBe(false);
    }),
  );
});
