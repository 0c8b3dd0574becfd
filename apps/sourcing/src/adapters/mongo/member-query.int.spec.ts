import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  evaluate,
  faultsIn,
  type Company,
  type EvaluatedProfile,
  type EvaluatedRow,
  type Expression,
  type FieldCondition,
} from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';
import { Database } from '@firmograph/mongo';
import { withMongo, type Lent } from '@firmograph/testing';
import { WriteProfiles } from '../../application/write-profiles.ts';
import { aTenant, incoming } from '../../testing/builders.ts';
import { memberQuery } from './member-query.ts';
import { MongoEnrichedFields } from './mongo-enriched-fields.ts';
import { MongoProfiles } from './mongo-profiles.ts';
import { membersCollection, type MemberDocument } from './segment-members.ts';

let mongo: Lent<string>;
let database: Database;
const tenant = `${aTenant()}:%`;
const now = new Date('2026-02-01T12:00:00Z');
const enrichments = ['0b6f3f6e-6c0c-4e0e-9d6e-0d4b8a2f6a11', '5f3a1c8e-3f0b-4b52-9a43-0e3b6c0d7a11'] as const;
const frozen = ['s:1', 's2'] as const;

const texts = [
  '',
  'a',
  'ab',
  'Ab',
  'a.b',
  '^a',
  '$x',
  'ÅØ',
  'åø',
  '1',
  '-7',
  '12.5',
  '12.50',
  '1e3',
  ' 1',
  '2026-01-31',
  '2025-12-31T23:30:00-02:00',
  '2025-02-29',
  '2024-02-29',
  '2026-02-01T12:00Z',
  'x\\y',
  'a\n',
  '(a|b)*',
  'null',
] as const;
const names = ['f', 'a.b', '$g', 'constructor', '0'] as const;

const field = fc.constantFrom<FieldOf>(
  ...names,
  ...enrichments.flatMap((enrichmentId) =>
    [
      'industry',
      'latitude',
      'employees.exact',
      'specialties',
      'familyTree.name',
      '$confidence',
      '$askedAt',
      'address',
    ].map((path) => ({ enrichmentId, field: path })),
  ),
);
type FieldOf = string | { enrichmentId: string; field: string };
const text = fc.constantFrom(...texts);
const ignoreCase = fc.option(fc.constant(true as const), { nil: undefined });
const bound = fc.oneof(
  fc.constantFrom(-7, 0, 1, 12.5, 500),
  fc.constantFrom('2025-12-31', '2026-01-31', '2024-02-29T00:00:00Z'),
);
const numbers = fc.array(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 6 });
const conditions = fc.oneof(
  fc.record({
    field,
    operator: fc.constantFrom('equals', 'not-equals'),
    value: fc.oneof(text, fc.constantFrom(1, -7, 12.5, 500)),
    ignoreCase,
  }),
  fc.record({ field, operator: fc.constantFrom('starts-with', 'ends-with', 'contains'), value: text, ignoreCase }),
  fc.record({
    field,
    operator: fc.constantFrom('in', 'not-in'),
    values: fc.array(text, { minLength: 1, maxLength: 3 }),
    ignoreCase,
  }),
  fc.record({ field, operator: fc.constant('all'), values: fc.array(text, { minLength: 1, maxLength: 2 }) }),
  fc.record({ field, operator: fc.constantFrom('is-empty', 'is-not-empty', 'is-null', 'is-not-null', 'year-to-date') }),
  fc.record({
    field,
    operator: fc.constantFrom('greater-than', 'greater-than-or-equal', 'less-than', 'less-than-or-equal'),
    value: bound,
  }),
  fc.record({ field, operator: fc.constantFrom('between', 'not-between'), from: bound, to: bound }),
  fc.record({ field, operator: fc.constant('within-last'), days: fc.constantFrom(1, 2, 40, 800) }),
  fc.record({ field, operator: fc.constantFrom('day-of', 'month-of', 'day-of-week'), values: numbers }),
  fc.record({ field, operator: fc.constant('year-of'), values: fc.constant([2024, 2026]) }),
);
// Of those that are accepted when a segment is saved.
const condition = conditions
  .map((asked) => asked as FieldCondition)
  .filter((asked) => faultsIn({ rule: { match: 'all', conditions: [asked] } }).length === 0);

const expression: fc.Arbitrary<Expression> = fc.letrec<{ node: Expression }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    condition.map((asked) => ({ is: 'condition', condition: asked }) as const),
    fc.constantFrom(...frozen).map((segmentId) => ({ is: 'member', segmentId }) as const),
    fc.record({ is: fc.constantFrom('all', 'any'), of: fc.array(tie('node'), { maxLength: 4 }) }),
    fc.record({ is: fc.constant('not'), of: tie('node') }),
  ),
})).node;

const pick = <Value>(values: readonly Value[], seed: number): Value | undefined => values[seed % (values.length + 2)];

function aCompany(seed: number): Company {
  const [industry, latitude, name] = [pick(texts, seed), pick(texts, seed * 7), pick(texts, seed * 3)];
  const employees = pick([{ exact: 1 }, { exact: 500 }, { range: '1-10' }], seed);
  const specialties = pick([['a', 'ab'], ['1'], ['Ab', 'a.b', 'a']], seed * 5);
  return {
    ...filled({ industry, latitude }),
    ...(employees === undefined ? {} : { employees }),
    ...(specialties === undefined ? {} : { specialties }),
    familyTree: [{ ...filled({ name }), type: 'HQ' }, { type: 'DU' }],
    ...(seed % 3 === 0 ? { address: { country: 'Denmark' } } : {}),
  };
}

function filled(parts: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value !== ''));
}

function aRow(seed: number): EvaluatedRow | undefined {
  if (seed % 4 === 0) return undefined;
  const days = ['2026-02-01T11:00:00Z', '2025-12-30T00:00:00Z', '2024-02-29T10:00:00Z'];
  const askedAt = new Date(days[seed % days.length] ?? '');
  return { company: aCompany(seed), confidence: seed % 2 === 0 ? 'HIGH' : 'LOW', askedAt, runId: `run-${seed % 2}` };
}

const all = new Map<string, EvaluatedProfile>();
for (let index = 0; index < 90; index += 1) {
  const fields = Object.fromEntries(
    names.flatMap((name, at) => {
      const held = pick(texts, index * (at + 3) + at);
      return held === undefined ? [] : [[name, held]];
    }),
  );
  const rows = enrichments.flatMap((id, at) => {
    const row = aRow(index + at * 5);
    return row === undefined ? [] : [[id, row] as const];
  });
  const memberOf = new Set(frozen.filter((_, at) => index % (at + 2) === 0));
  all.set(`p:${String(index).padStart(2, '0')}`, { fields, rows: new Map(rows), memberOf });
}

beforeAll(async () => {
  mongo = await withMongo();
  database = await Database.connect(mongo.value, 'sourcing');
  const profiles = await MongoProfiles.open(database, async () => undefined);
  const coming = Array.from(all, ([id, { fields }]) => incoming(id, fields));
  // One that is gone: nobody finds it, whatever was said of it.
  const gone = { enrichmentId: enrichments[0], profileId: 'q', sequence: 1, at: now };
  await new WriteProfiles(profiles).execute(tenant, coming, now);
  const news = Array.from(all, ([profileId, { rows }]) =>
    Array.from(rows, ([enrichmentId, row]) => ({
      ...{ enrichmentId, profileId, sequence: 1, at: now },
      row: { ...row, profileId, confidence: row.confidence as 'HIGH', updatedAt: now },
    })),
  );
  await (await MongoEnrichedFields.open(database)).take(tenant, [...news.flat(), gone]);
  const members = await database.collection<MemberDocument>({ name: membersCollection });
  const documents = Array.from(all, ([profileId, { memberOf }]) =>
    Array.from(memberOf, (id) => ({ _id: keyOf(tenant, id, profileId), tenantId: tenant, profileId })),
  );
  await members.forTenant(tenant).insertMany(documents.flat());
}, 120_000);
afterAll(async () => {
  await database.close();
  await mongo.release();
});

it('finds and counts exactly those of whom the rules say so, one by one', async () => {
  const profiles = await MongoProfiles.open(database, async () => undefined);
  await fc.assert(
    fc.asyncProperty(expression, async (asked) => {
      const members = { kind: 'expression', expression: asked, at: now } as const;
      const expected = [...all].filter(([, profile]) => evaluate(asked, profile, now)).map(([id]) => id);
      const found = await profiles.list(tenant, members, { after: null, limit: 1000 });
      expect(found.map(({ profileId }) => profileId)).toEqual(expected);
      expect(await profiles.count(tenant, members)).toBe(expected.length);
      const half = await profiles.scan(tenant, members, { after: 'p:44', limit: 5 }, []);
      expect(half.map(({ profileId }) => profileId)).toEqual(expected.filter((id) => id > 'p:44').slice(0, 5));
    }),
    { numRuns: 150 },
  );
}, 120_000);

it('begins with the rows of an enrichment where every member must have one, and is their count where they alone decide', () => {
  const [enrichmentId] = enrichments;
  const industry: Expression = {
    is: 'condition',
    condition: { field: { enrichmentId, field: 'industry' }, operator: 'equals', value: 'Toys' },
  };
  const name: Expression = { is: 'condition', condition: { field: 'name', operator: 'is-not-empty' } };
  const planOf = (asked: Expression) => memberQuery({ tenantId: 'acme', expression: asked, now, after: null });
  expect(planOf(industry)).toMatchObject({ from: 'enriched-fields', countsAlone: true });
  expect(planOf({ is: 'all', of: [industry, name] })).toMatchObject({ from: 'enriched-fields', countsAlone: false });
  expect(planOf({ is: 'any', of: [industry, name] })).toMatchObject({ from: 'profiles', countsAlone: false });
  expect(planOf(name)).toMatchObject({ from: 'profiles', countsAlone: true, stages: [] });
});
