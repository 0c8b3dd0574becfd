import { buildIndex, gatherExamples, joinExamples, type LabelledQuery } from '@firmograph/company-match';
import { labelledReference } from '../data/labelled.ts';
import { generateCases } from '../generator/generate-cases.ts';
import { withMovedCities } from './moved-cities.ts';

/** Of the generated cases: those that the evaluation measures have another seed. */
export const trainingSeed = 11;
const generatedQueries = 8000;

/** Labelled queries against their reference, and generated ones for what the labelled ones lack: states, postal codes, typos. */
export function trainingExamples(queries: readonly LabelledQuery[]) {
  const reference = labelledReference();
  const made = generateCases(reference, { seed: trainingSeed, queries: generatedQueries });
  return joinExamples(
    gatherExamples(buildIndex(reference), withMovedCities(queries, reference)),
    gatherExamples(buildIndex(made.reference), withMovedCities(made.queries, made.reference)),
  );
}
