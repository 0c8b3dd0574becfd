import { newAsked, readQuery } from '../candidates/asked.ts';
import { type Candidates, findCandidates, newCandidates } from '../candidates/find-candidates.ts';
import type { Company, CompanyQuery } from '../company.ts';
import { explainRatings } from '../explain/explain.ts';
import { outcomesOf, type Outcomes } from '../explain/outcomes.ts';
import { buildIndex, type CompanyIndex } from '../index/company-index.ts';
import { asLearned, calibrated, type Calibration } from '../score/calibration.ts';
import { features } from '../score/features.ts';
import { learnedModel } from '../score/learned-model.ts';
import { readModel } from '../score/model-text.ts';
import { newRatings, probabilityOf, rateCandidates } from '../score/rate-candidates.ts';
import { defaultThresholds } from '../verdict.ts';
import { Groups } from './groups.ts';

/** A company of a list that another one of it stands for. */
export interface Duplicate extends Outcomes {
  /** The place in the list of the one that stands for it; nobody stands for that one. */
  readonly of: number;
  /** The probability that both are one company, 0 to 1. */
  readonly confidence: number;
}

export interface DuplicateOptions {
  /** Least probability. */
  readonly threshold: number;
  readonly calibration?: Calibration;
}

const asked = newAsked();
const candidates = newCandidates();
const ratings = newRatings();
const model = readModel(learnedModel);

/**
 * Says which companies of a list are one, for each the one that stands for it; undefined: it stands for itself. Everybody is
 * compared with who stands for a group, never with a member by way of another; he does not join one whose members contradict him
 * in website, place or legal form, or where one name has a word that the other lacks. Who says most stands for the others. The
 * order of the list does not matter.
 */
export function findDuplicates(
  companies: readonly CompanyQuery[],
  { threshold, calibration = asLearned }: DuplicateOptions,
): readonly (Duplicate | undefined)[] {
  const places = fullestFirst(companies);
  const index = buildIndex(places.map((at, rank) => asCompany(companies[at], rank)));
  const groups = new Groups(index.tables);
  const duplicates = new Array<Duplicate | undefined>(companies.length).fill(undefined);
  for (const [rank, at] of places.entries()) {
    const query = companies[at];
    const group = bestGroup(query, rank, index, groups);
    const confidence = calibrated(probabilityOf(ratings, ratings.best), calibration);
    const joins = group >= 0 && confidence >= threshold && !hasWordOfItsOwn() && !groups.contradicts(rank, group);
    groups.join(rank, joins ? group : rank);
    if (joins) duplicates[at] = { of: places[group], confidence, ...explained(query, index, calibration) };
  }
  return duplicates;
}

/** By their rank: an index is in the order of the ids. */
function asCompany(query: CompanyQuery, rank: number): Company {
  return { name: '', ...query, id: String(rank).padStart(9, '0') };
}

/** Compares with the groups that there are so far, as if they were the reference set; -1: none is like it. */
function bestGroup(query: CompanyQuery, rank: number, { tables }: CompanyIndex, groups: Groups): number {
  readQuery(query, tables, asked, rank);
  asked.homonyms = groups.countIn(asked.nameList);
  asked.sharingDomain = groups.countIn(asked.domainList);
  candidates.count = 0;
  if (asked.words.count > 0) findCandidates(tables, asked, candidates, rank);
  keepGroups(candidates, groups);
  rateCandidates({ tables, model }, asked, candidates, ratings);
  return ratings.best < 0 ? -1 : candidates.companies[ratings.best];
}

const ownWords = ['heaviestMissing', 'heaviestExtra'].map((name) => features.findIndex((one) => one.name === name));

/** One of the two names has a word that the other lacks: a subsidiary, a fund, a brand, which share even the domain. */
function hasWordOfItsOwn(): boolean {
  return ownWords.some((feature) => ratings.levels[ratings.best][feature] > 0);
}

function explained(query: CompanyQuery, index: CompanyIndex, calibration: Calibration): Outcomes {
  const matching = { index, model, calibration, thresholds: defaultThresholds };
  return outcomesOf(explainRatings(matching, { query, asked, candidates, ratings }).best);
}

/** Whoever a candidate belongs to is compared, once; who has no place yet is not. */
function keepGroups(into: Candidates, groups: Groups): void {
  const { companies, count } = into;
  into.count = 0;
  for (let at = 0; at < count; at += 1) {
    const group = groups.whoStandsFor(companies[at]);
    if (group < 0 || companies.subarray(0, into.count).includes(group)) continue;
    companies[into.count++] = group;
  }
}

const parts = ['website', 'country', 'city', 'state', 'postalCode', 'name'] as const;

/** The places in the list, of those who say most first; of those who say as much, in the order of what they say. */
function fullestFirst(companies: readonly CompanyQuery[]): readonly number[] {
  const texts = companies.map((company) => JSON.stringify(parts.map((part) => company[part] ?? '')));
  const said = companies.map((company) => parts.filter((part) => (company[part] ?? '') !== '').length);
  return companies
    .map((_, at) => at)
    .sort((one, other) => said[other] - said[one] || compared(texts[one], texts[other]) || one - other);
}

function compared(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
