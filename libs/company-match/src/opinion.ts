import { newAsked, readQuery } from './candidates/asked.ts';
import { newCandidates } from './candidates/find-candidates.ts';
import type { Company, CompanyQuery } from './company.ts';
import type { Evidence } from './explain/evidence.ts';
import { explainRatings } from './explain/explain.ts';
import { outcomesOf, type Outcomes } from './explain/outcomes.ts';
import { indexOfOne } from './index/company-index.ts';
import { asLearned } from './score/calibration.ts';
import { learnedModel } from './score/learned-model.ts';
import { readModel } from './score/model-text.ts';
import { newRatings, rateCandidates } from './score/rate-candidates.ts';
import { defaultThresholds } from './verdict.ts';

/** What this library makes of an answer that somebody else gave. */
export interface Opinion extends Outcomes {
  /** The probability that the company is the one that was asked for, 0 to 1. */
  readonly confidence: number;
  /**
   * It is more likely another company, and something contradicts: the website, where the name does not speak for it, or the
   * place, where the website does not. Headquarters move: by itself another city is no conflict.
   */
  readonly isConflict: boolean;
  readonly evidence: readonly Evidence[];
}

const asked = newAsked();
const candidates = newCandidates();
const ratings = newRatings();
const model = readModel(learnedModel);

/** A second opinion on whether a query means a company that was answered. */
export function opinionOn(query: CompanyQuery, company: Company): Opinion {
  const index = indexOfOne(company);
  readQuery(query, index.tables, asked);
  candidates.companies[0] = 0;
  candidates.count = 1;
  rateCandidates({ tables: index.tables, model }, asked, candidates, ratings);
  const { confidence, best } = explainRatings(
    { index, model, thresholds: defaultThresholds, calibration: asLearned },
    { query, asked, candidates, ratings },
  );
  const outcomes = outcomesOf(best);
  const isConflict = confidence < 0.5 && contradicts(outcomes);
  return { confidence, ...outcomes, isConflict, evidence: best?.evidence ?? [] };
}

function contradicts({ name, website, place }: Outcomes): boolean {
  if (website === 'agrees') return false;
  return (website === 'disagrees' && name !== 'agrees') || place === 'disagrees';
}
