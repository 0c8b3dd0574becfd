import type { Company } from '@firmograph/enrichment';
import { count, isEmpty, objectAt, pick, text, texts } from './lenient.ts';
import { parseFamilyTree } from './parse-family-tree.ts';
import { parseAddress } from './parse-address.ts';
import { parseIntentModels } from './parse-intent.ts';
import { isJsonObject, type JsonObject } from './read-json.ts';
import {
  departmentCounts,
  fundingCounts,
  fundingTexts,
  investorTexts,
  plainTexts,
  rankCounts,
  technologyTexts,
} from './wire-names.ts';

// What Leadspace says where it knows of no intent.
const noIntent = 'no surging topics';

/** A company as Leadspace sends it (v3 or v4), as a company of ours. What is not known, or cannot be read, is absent. */
export function parseCompany(source: JsonObject): Company {
  const company: Company = pick(source, plainTexts, text);
  if (company.domainIntent?.toLowerCase() === noIntent) delete company.domainIntent;
  const specialties = texts(source['specialties']);
  if (specialties !== undefined) company.specialties = specialties;
  addParts(company, source);
  addFigures(company, source);
  addLists(company, source);
  return company;
}

function addParts(company: Company, source: JsonObject): void {
  const address = parseAddress(source['address']);
  if (address !== undefined) company.address = address;
  const funding = objectAt(source, 'funding');
  const rounds = { ...pick(funding, fundingCounts, count), ...pick(funding, fundingTexts, text) };
  if (!isEmpty(rounds)) company.funding = rounds;
  const investors = pick(objectAt(source, 'investors'), investorTexts, text);
  if (!isEmpty(investors)) company.investors = investors;
}

function addFigures(company: Company, source: JsonObject): void {
  const employees = figure(source['employees']) ?? figure(source['size']);
  if (employees !== undefined) company.employees = employees;
  const revenue = figure(source['revenue_dollar']) ?? figure(source['revenue']);
  if (revenue !== undefined) company.revenue = revenue;
  const departments = pick(objectAt(source, 'department_size'), departmentCounts, count);
  if (!isEmpty(departments)) company.departmentSize = departments;
  const ranks = pick(objectAt(source, 'signals'), rankCounts, count);
  if (!isEmpty(ranks)) company.ranks = ranks;
}

function addLists(company: Company, source: JsonObject): void {
  const technologies = pick(objectAt(source, 'analytics'), technologyTexts, texts);
  if (!isEmpty(technologies)) company.technologies = technologies;
  const intentModels = parseIntentModels(source);
  if (intentModels !== undefined) company.intentModels = intentModels;
  const familyTree = parseFamilyTree(source['family_tree']);
  if (familyTree !== undefined) company.familyTree = familyTree;
}

// `{exact, range}`; where a bare value comes in its place, it is the exact number or, if it is none, the range.
function figure(value: unknown): { exact?: number; range?: string } | undefined {
  const from = isJsonObject(value) ? value : { exact: value, range: count(value) === undefined ? value : undefined };
  const exact = count(from['exact']);
  const range = text(from['range']);
  if (exact === undefined && range === undefined) return undefined;
  return { ...(exact === undefined ? {} : { exact }), ...(range === undefined ? {} : { range }) };
}
