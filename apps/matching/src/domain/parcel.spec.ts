import { expect, it } from '@jest/globals';
import type { Answer } from '@firmograph/enrichment';
import fc from 'fast-check';
import { parcelOf } from './parcel.ts';

const answer = (profileId: string, description: string): Answer => ({
  ...{ kind: 'company', profileId, askedAt: '2026-03-01T12:00:00.000Z', cached: false },
  ...{ company: { description }, confidence: 'HIGH' },
});

it('keeps every part below its limit, and every answer in its place', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(sizes, (lengths) => {
      const answers = lengths.map((length, position) => answer(`p${position}`, 'é'.repeat(length)));
      const { answers: packed, parts } = parcelOf(answers, { part: 1000, whole: 1_000_000 });
      expect(packed).toEqual(answers);
      let from = 0;
      for (const count of parts) {
        const bytes = packed.slice(from, (from += count)).map((each) => Buffer.byteLength(JSON.stringify(each)));
        expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(1000);
      }
      expect(from).toBe(answers.length);
    }),
  );
});

it('sends what fits into one message as one', () => {
  expect(parcelOf([answer('p1', 'a'), answer('p2', 'b')]).parts).toEqual([2]);
});

it('gives up an answer that no message can hold, and keeps the others', () => {
  const { answers, parts } = parcelOf([answer('p1', 'a'), answer('p2', 'x'.repeat(800_000)), answer('p3', 'c')]);
  expect(answers.map(({ kind }) => kind)).toEqual(['company', 'none', 'company']);
  expect(parts).toEqual([3]);
});

it('keeps the whole below what one document can hold', () => {
  const { answers } = parcelOf(
    Array.from({ length: 10 }, (_, position) => answer(`p${position}`, 'x'.repeat(300))),
    { part: 1000, whole: 2500 },
  );
  expect(answers.filter(({ kind }) => kind === 'company').length).toBeLessThan(7);
  expect(answers).toHaveLength(10);
});

it('repairs half a character, which a database would change', () => {
  const { answers } = parcelOf([answer('p1', 'half \ud83d of one')]);
  expect(answers[0]).toMatchObject({ company: { description: 'half \ufffd of one' } });
});
