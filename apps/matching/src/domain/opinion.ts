import { opinionOn } from '@firmograph/company-match';
import type { Answer, Company, CompanyInput, Opinion } from '@firmograph/enrichment';
import { askedAs, given, placeIn } from './asked-as.ts';
import { judgementAsLearned, type Judgement } from './judgement.ts';
import type { Told } from './told.ts';

/** By what an opinion is formed. */
export interface Measure {
  readonly judgement: Judgement;
  /** Below which confidence an answer that something contradicts is in conflict; undefined: as is usual. */
  readonly gate: number | undefined;
}

const asLearned: Measure = { judgement: judgementAsLearned, gate: undefined };

/** The answer with our own opinion on it; one without a company stays as it is. */
export function withOpinion(told: Told, input: CompanyInput, by: Measure = asLearned): Told {
  // We have written it ourselves.
  const answer = JSON.parse(told.json) as Answer;
  if (answer.kind !== 'company') return told;
  return {
    ...told,
    json: `${told.json.slice(0, -1)},"opinion":${JSON.stringify(opinionOf(input, answer.company, by))}}`,
  };
}

/** Needs an answer that says its name: of one that says none there is nothing to hold against the question. */
function opinionOf(input: CompanyInput, found: Company, { judgement: { calibration }, gate }: Measure): Opinion {
  const opinion = opinionOn(
    askedAs(input),
    { id: found.id ?? '', name: found.name ?? '', ...given({ website: found.website }), ...placeIn(found.address) },
    { calibration, ...(gate === undefined ? {} : { threshold: gate }) },
  );
  const { confidence, isConflict } = opinion;
  return {
    confidence: rounded(confidence),
    ...(opinion.asLearned === confidence ? {} : { asLearned: rounded(opinion.asLearned) }),
    name: opinion.name,
    website: opinion.website,
    place: opinion.place,
    isConflict,
  };
}

/** To a thousandth: what is beyond that is not known, and would make rows differ that say the same. */
function rounded(probability: number): number {
  return Math.round(probability * 1000) / 1000;
}
