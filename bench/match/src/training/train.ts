import { readFileSync, writeFileSync } from 'node:fs';
import {
  buildIndex,
  fitModel,
  gatherExamples,
  joinExamples,
  type LabelledQuery,
  writeModel,
} from '@firmograph/company-match';
import { labelledQueries, labelledReference, referenceCompanies } from '../data/labelled.ts';
import { generateCases } from '../generator/generate-cases.ts';
import { commonWordsOf } from './common-words.ts';
import { withMovedCities } from './moved-cities.ts';

const library = new URL('../../../../libs/company-match/src/', import.meta.url);
const wordsFile = new URL('normalise/common-words.ts', library);
const modelFile = new URL('score/learned-model.ts', library);

/** Of the generated cases: those that the evaluation measures have another seed. */
export const trainingSeed = 11;
const generatedQueries = 8000;

/**
 * Learns the model and the common words that come with the library, and writes both into it. Everything is counted from the
 * files of this repository; the same files give the same bytes.
 */
export function train(say: (line: string) => void): void {
  const words = `/** Written by \`npm run eval -- match --train\`: how many of a million companies have a word, for the words that many have. */
export const commonWords = \`${commonWordsOf(referenceCompanies())}\`;
`;
  if (readFileSync(wordsFile, 'utf8') !== words) {
    writeFileSync(wordsFile, words);
    say('The common words have changed, and with them what a word weighs: run it once more.');
    return;
  }
  const { base, single, joint } = writeModel(fitModel(trainingExamples(labelledQueries())));
  writeFileSync(
    modelFile,
    `import type { ModelText } from './model-text.ts';

/** Written by \`npm run eval -- match --train\`: in hundredths of log odds, by feature and level. */
export const learnedModel: ModelText = {
  base: ${base},
  single: \`${single}\`,
  joint: \`${joint}\`,
};
`,
  );
  say('The model is learned. `npm run eval -- match` says how good it is.');
}

/** Labelled queries against their reference, and generated ones for what the labelled ones lack: states, postal codes, typos. */
export function trainingExamples(queries: readonly LabelledQuery[]) {
  const reference = labelledReference();
  const made = generateCases(reference, { seed: trainingSeed, queries: generatedQueries });
  return joinExamples(
    gatherExamples(buildIndex(reference), withMovedCities(queries, reference)),
    gatherExamples(buildIndex(made.reference), withMovedCities(made.queries, made.reference)),
  );
}
