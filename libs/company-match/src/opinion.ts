import { newAsked, readQuery } from './candidates/asked.ts';
import { newCandidates } from './candidates/find-candidates.ts';
import type { Company, CompanyQuery } from './company.ts';
import type { Evidence } from './explain/evidence.ts';
import { explainRatings } from './explain/explain.ts';
import { outcomesOf, type Outcomes } from './explain/outcomes.ts';
import { indexOfOne } from './index/company-index.ts';
import { asLearned, type Calibration } from './score/calibration.ts';
import { learnedModel } from './score/learned-model.ts';
import { readModel } from './score/model-text.ts';
import { newRatings, probabilityOf, rateCandidates } from './score/rate-candidates.ts';
import { defaultThresholds } from './verdict.ts';

/** What this library makes of an answer that somebody else gave. */
export interface Opinion extends Outcomes {
  /** The probability that the company is the one that was asked for, 0 to 1. */
  readonly confidence: number;
  /** The same before it was calibrated: what decisions are recorded with. */
  readonly asLearned: number;
  /**
   * It is less likely than it has to be, and something contradicts: the website, where the name does not speak for it, or the
   * place, where the website does not. Headquarters move: by itself another city is no conflict.
   */
  readonly isConflict: boolean;
  readonly evidence: readonly Evidence[];
}

export interface OpinionOptions {
  /** One that `fitCalibration` fitted to decisions. */
  readonly calibration?: Calibration;
  /** An answer that something contradicts is in conflict unless it is as likely as this, 0 to 1. Absent: one half. */
  readonly threshold?: number;
}

const asLikelyAsNot = 0.5;
const asked = newAsked();
const candidates = newCandidates();
const ratings = newRatings();
const model = readModel(learnedModel);

/** A second opinion on whether a query means a company that was answered. */
export function opinionOn(
  query: CompanyQuery,
  company: Company,
  { calibration = asLearned, threshold = asLikelyAsNot }: OpinionOptions = {},
): Opinion {
  const index = indexOfOne(company);
  readQuery(query, index.tables, asked);
  candidates.companies[0] = 0;
  candidates.count = 1;
  rateCandidates({ tables: index.tables, model }, asked, candidates, ratings);
  const { confidence, best } = explainRatings(
    { index, model, thresholds: defaultThresholds, calibration },
    { query, asked, candidates, ratings },
  );
  const outcomes = outcomesOf(best);
  const isConflict = confidence < threshold && contradicts(outcomes);
  return {
    confidence,
    asLearned: probabilityOf(ratings, ratings.best),
    ...outcomes,
    isConflict,
    evidence: best?.evidence ?? [],
  };
}

function contradicts({ name, website, place }: Outcomes): boolean {
  if (website === 'agrees') return false;
  return (website === 'disagrees' && name !== 'agrees') || place === 'disagrees';
}
