import { type Asked, newAsked, readQuery } from './candidates/asked.ts';
import { type Candidates, findCandidates, newCandidates } from './candidates/find-candidates.ts';
import type { Company, CompanyQuery } from './company.ts';
import { type Explanation, explainRatings } from './explain/explain.ts';
import { companyAt, type CompanyIndex } from './index/company-index.ts';
import type { AdditiveModel } from './score/additive-model.ts';
import { asLearned, calibrated, type Calibration } from './score/calibration.ts';
import { learnedModel } from './score/learned-model.ts';
import { readModel } from './score/model-text.ts';
import { newRatings, probabilityOf, rateCandidates, type Ratings } from './score/rate-candidates.ts';
import { defaultThresholds, type Thresholds, verdictOf } from './verdict.ts';

/** Which company is meant, and how sure that is: `confidence` is the probability, 0 to 1, that the company is the one. */
export type Match =
  | { readonly verdict: 'match' | 'review'; readonly company: Company; readonly confidence: number }
  | { readonly verdict: 'none'; readonly confidence: number };

export interface MatcherOptions {
  readonly thresholds?: Thresholds;
  /** One that `fitCalibration` fitted to decisions about matches in other data. */
  readonly calibration?: Calibration;
  /** One that `fitModel` fitted, instead of the one that comes with the library. */
  readonly model?: AdditiveModel;
}

/** Says which company of a set is meant. One matcher serves one thread; the index behind it may serve many. */
export class CompanyMatcher {
  readonly #index: CompanyIndex;
  readonly #model: AdditiveModel;
  readonly #thresholds: Thresholds;
  readonly #calibration: Calibration;
  readonly #asked: Asked = newAsked();
  readonly #candidates: Candidates = newCandidates();
  readonly #ratings: Ratings = newRatings();

  constructor(index: CompanyIndex, { model, thresholds, calibration }: MatcherOptions = {}) {
    this.#index = index;
    this.#model = model ?? readModel(learnedModel);
    this.#thresholds = thresholds ?? defaultThresholds;
    this.#calibration = calibration ?? asLearned;
  }

  match(query: CompanyQuery): Match {
    this.#rate(query);
    const confidence = calibrated(probabilityOf(this.#ratings, this.#ratings.best), this.#calibration);
    const verdict = verdictOf(confidence, this.#thresholds);
    if (verdict === 'none') return { verdict, confidence };
    const company = companyAt(this.#index, this.#candidates.companies[this.#ratings.best]);
    return { verdict, company, confidence };
  }

  /** The same verdict with its reasons, for what a person reads; costs several times as much. */
  explain(query: CompanyQuery): Explanation {
    this.#rate(query);
    return explainRatings(
      { index: this.#index, model: this.#model, thresholds: this.#thresholds, calibration: this.#calibration },
      { query, asked: this.#asked, candidates: this.#candidates, ratings: this.#ratings },
    );
  }

  #rate(query: CompanyQuery): void {
    const { tables } = this.#index;
    readQuery(query, tables, this.#asked);
    findCandidates(tables, this.#asked, this.#candidates);
    rateCandidates({ tables, model: this.#model }, this.#asked, this.#candidates, this.#ratings);
  }
}
