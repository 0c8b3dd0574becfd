import { expect, it } from '@jest/globals';
import type { Answer } from '@firmograph/enrichment';
import fc from 'fast-check';
import { now } from '../testing/builders.ts';
import { partsOf, type Part } from './parts.ts';
import { answerOf, findingText, type Told } from './told.ts';

const company = (description: string) => findingText({ kind: 'company', company: { description }, confidence: 'HIGH' });
const answer = (profileId: string, description: string): Told =>
  answerOf(profileId, { askedAt: now, finding: company(description) }, false);
const read = (parts: readonly Part[]) => parts.flatMap(({ json }) => JSON.parse(json) as Answer[]);

it('keeps every part below its limit, and every answer in its place', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(sizes, (lengths) => {
      const answers = lengths.map((length, position) => answer(`p${position}`, 'é'.repeat(length)));
      const parts = partsOf(answers, { part: 1000, whole: 1_000_000 });
      expect(read(parts)).toEqual(answers.map(({ json }): unknown => JSON.parse(json)));
      for (const { json, profiles } of parts) {
        expect(Buffer.byteLength(json)).toBeLessThanOrEqual(1002);
        expect(read([{ json, profiles }])).toHaveLength(profiles);
      }
    }),
  );
});

it('sends what fits into one message as one', () => {
  expect(partsOf([answer('p1', 'a'), answer('p2', 'b')])).toMatchObject([{ profiles: 2 }]);
});

it('gives up an answer that no message can hold, and keeps the others', () => {
  const parts = partsOf([answer('p1', 'a'), answer('p2', 'x'.repeat(800_000)), answer('p3', 'c')]);
  expect(read(parts)).toMatchObject([
    { kind: 'company' },
    { kind: 'none', profileId: 'p2', because: { outcome: 'failed', reason: 'record-error' } },
    { kind: 'company' },
  ]);
});

it('keeps the whole below what one document can hold', () => {
  const many = Array.from({ length: 10 }, (_, position) => answer(`p${position}`, 'x'.repeat(300)));
  const kinds = read(partsOf(many, { part: 1000, whole: 2500 })).map(({ kind }) => kind);
  expect(kinds).toHaveLength(10);
  expect(kinds.filter((kind) => kind === 'company').length).toBeLessThan(7);
});
