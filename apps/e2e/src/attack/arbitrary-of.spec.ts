import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { arbitraryOf } from './arbitrary-of.ts';

const texts = ['00000000-0000-4000-8000-000000000001', 'acme'];
const Rule = z.object({
  match: z.enum(['all', 'any']),
  get rules() {
    return z.array(Rule);
  },
});
const Body = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  limit: z.int().min(1).max(9),
  when: z.iso.datetime().optional(),
  either: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('one') }),
    z.object({ kind: z.literal('many'), flag: z.boolean() }),
  ]),
  fields: z.record(z.string(), z.string().nullable()),
});

it('makes what a schema allows', () => {
  const made = fc.sample(arbitraryOf(z.toJSONSchema(Body) as object, { texts }), 200);
  expect(made.filter((value) => !Body.safeParse(value).success)).toEqual([]);
});

it('makes what holds its own kind, no deeper than it is told', () => {
  const made = fc.sample(arbitraryOf(z.toJSONSchema(Rule) as object, { texts, depth: 2 }), 50);
  expect(made.every((value) => JSON.stringify(value).length < 5000)).toBe(true);
});
