import type { Asked } from '../candidates/asked.ts';
import type { Candidates } from '../candidates/find-candidates.ts';
import type { Company, CompanyQuery } from '../company.ts';
import { companyAt, type Indexed } from '../index/company-index.ts';
import type { AdditiveModel } from '../score/additive-model.ts';
import { calibrated, type Calibration } from '../score/calibration.ts';
import { probabilityOf, type Ratings } from '../score/rate-candidates.ts';
import { type Thresholds, type Verdict, verdictOf } from '../verdict.ts';
import type { Evidence } from './evidence.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { quoted } from './name-sentence.ts';

/** A company and what speaks for and against it. */
export interface ExplainedCompany {
  readonly company: Company;
  /** The probability that it is the one meant, 0 to 1. */
  readonly confidence: number;
  /** Heaviest first. */
  readonly evidence: readonly Evidence[];
}

export interface Explanation {
  readonly verdict: Verdict;
  readonly confidence: number;
  /** The verdict and its main reasons, for a person to read. */
  readonly why: string;
  readonly best?: ExplainedCompany;
  /** The second best, and why it is not the one. */
  readonly runnerUp?: ExplainedCompany & { readonly whyNot: string };
}

export interface Matching {
  readonly index: Indexed;
  readonly model: AdditiveModel;
  readonly thresholds: Thresholds;
  readonly calibration: Calibration;
}

export interface Rated {
  readonly query: CompanyQuery;
  readonly asked: Asked;
  readonly candidates: Candidates;
  readonly ratings: Ratings;
}

export function explainRatings(matching: Matching, rated: Rated): Explanation {
  const { best: bestAt, second } = rated.ratings;
  const confidence = calibrated(probabilityOf(rated.ratings, bestAt), matching.calibration);
  const verdict = verdictOf(confidence, matching.thresholds);
  const best = explained(matching, rated, bestAt);
  if (best === undefined) return { verdict, confidence, why: nothingFound(rated) };
  const runnerUp = explained(matching, rated, second);
  const why = `${verdictSentence(verdict, best, runnerUp)} ${reasons(best.evidence)}`;
  if (runnerUp === undefined) return { verdict, confidence, why, best };
  return { verdict, confidence, why, best, runnerUp: { ...runnerUp, whyNot: whyNot(best, runnerUp) } };
}

function explained({ index, model, calibration }: Matching, rated: Rated, at: number): ExplainedCompany | undefined {
  if (at < 0) return undefined;
  const { candidates, ratings, asked, query } = rated;
  const company = companyAt(index, candidates.companies[at]);
  const levels = ratings.levels[at];
  const name = ratings.names[at];
  const first = index.tables.firstName[candidates.companies[at]];
  const evidence = gatherEvidence(
    { tables: index.tables, model },
    { query, asked, company, levels, name, alias: name - first },
  );
  return { company, confidence: calibrated(probabilityOf(ratings, at), calibration), evidence };
}

function nothingFound({ asked, query }: Rated): string {
  if (asked.words.count > 0)
    return `No company of the reference has a name or website like ${quoted([query.name ?? ''])}.`;
  return asked.web.domain === 0
    ? 'The row says neither a name that has letters or digits nor a website of its own.'
    : 'No company of the reference has this website.';
}

function verdictSentence(verdict: Verdict, best: ExplainedCompany, rival: ExplainedCompany | undefined): string {
  const name = quoted([best.company.name]);
  const sure = `${percent(best.confidence)} sure`;
  if (verdict === 'match') return `It is ${name}, ${sure}.`;
  if (verdict === 'none')
    return `It is none of the companies known: the nearest, ${name}, is ${percent(best.confidence)} likely.`;
  const isClose = rival !== undefined && rival.confidence > best.confidence / 2;
  return isClose
    ? `It may be ${name} or ${quoted([rival.company.name])}: the row does not say enough to tell them apart.`
    : `It may be ${name}, only ${sure}.`;
}

function percent(probability: number): string {
  // Nothing that is learned from examples is certain.
  return `${Math.min(99.9, Math.round(probability * 1000) / 10)} %`;
}

function reasons(evidence: readonly Evidence[]): string {
  const said = evidence.filter(({ outcome }) => outcome !== 'not given');
  return (said.length > 0 ? said : evidence.slice(0, 1)).map(({ sentence }) => sentence).join(' ');
}

/** The evidence in which the runner-up falls behind most. */
function whyNot(best: ExplainedCompany, runnerUp: ExplainedCompany): string {
  const behind = runnerUp.evidence
    .map((evidence) => ({ evidence, by: weightOn(best, evidence.about) - evidence.weight }))
    .sort((one, other) => other.by - one.by)[0];
  const name = quoted([runnerUp.company.name]);
  if (behind.by < 0.1) return `${name} fits as well; the row does not tell them apart.`;
  return `${name} fits less by its ${behind.evidence.about}: ${behind.evidence.sentence}`;
}

function weightOn({ evidence }: ExplainedCompany, about: Evidence['about']): number {
  return evidence.find((other) => other.about === about)?.weight ?? 0;
}
