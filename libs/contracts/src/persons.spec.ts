import { expect, it } from '@jest/globals';
import { Company, companyFields, CompanyInput, FieldMapping, sendableFields } from '@firmograph/enrichment';
import { z } from 'zod';
import { catalog } from './catalog.ts';
import { eventSchema } from './asyncapi.ts';

/** Words that a field about a person would have in its name. `lastInvestorName` is a company's. */
const personal =
  /^(first|last|middle|full|given|family|sur)_?name$|contact|person(?!al)|e-?mail|birth|gender|salutation|job_?title|mobile|passport|social_?security/i;

function fieldNamesIn(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(fieldNamesIn);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema as Readonly<Record<string, unknown>>).flatMap(([name, inner]) => {
    const names = name === 'properties' && typeof inner === 'object' && inner !== null ? Object.keys(inner) : [];
    return [...names, ...fieldNamesIn(inner)];
  });
}

it('lets nothing about a person leave for the provider', () => {
  expect(sendableFields).toEqual(['name', 'website', 'location']);
  const leaving: readonly z.ZodType[] = [CompanyInput, FieldMapping];
  for (const schema of leaving)
    expect(fieldNamesIn(z.toJSONSchema(schema)).filter((name) => personal.test(name))).toEqual([]);
});

it('keeps nothing about a person of what comes back', () => {
  expect(companyFields.filter((name) => personal.test(name))).toEqual([]);
  expect(fieldNamesIn(z.toJSONSchema(Company)).filter((name) => personal.test(name))).toEqual([]);
});

it('drops what an answer has besides', () => {
  const parsed = Company.parse({ name: 'Acme', contacts: [{ firstName: 'Ada', email: 'ada@acme.example' }] });
  expect(parsed).toEqual({ name: 'Acme' });
});

it('publishes nothing about a person on any topic', () => {
  const events = catalog.flatMap((topic) => topic.events);
  for (const event of events)
    expect([event.type, fieldNamesIn(eventSchema(event)).filter((name) => personal.test(name))]).toEqual([
      event.type,
      [],
    ]);
});

it('would notice a field about a person', () => {
  for (const name of ['firstName', 'contactEmail', 'personId', 'jobTitle', 'email']) expect(name).toMatch(personal);
});
