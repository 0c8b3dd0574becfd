import { readFileSync, writeFileSync } from 'node:fs';
import { fitModel, writeModel } from '@firmograph/company-match';
import { labelledQueries, referenceCompanies } from '../data/labelled.ts';
import { crossValidate } from '../evaluation/cross-validate.ts';
import { commonWordsOf } from './common-words.ts';
import { curveOf } from './reliability-curve.ts';
import { trainingExamples } from './training-examples.ts';

const library = new URL('../../../../libs/company-match/src/', import.meta.url);
const wordsFile = new URL('normalise/common-words.ts', library);
const modelFile = new URL('score/learned-model.ts', library);
const curveFile = new URL('score/learned-reliability.ts', library);

/**
 * Learns the model, the common words and the reliability curve that come with the library, and writes them into it. Everything is
 * counted from the files of this repository; the same files give the same bytes.
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
  writeCurve(say);
  say('The model is learned. `npm run eval -- match` says how good it is.');
}

function writeCurve(say: (line: string) => void): void {
  const bins = curveOf(crossValidate(labelledQueries(), say));
  const lines = bins.map(({ from, answers, right }) => `  { from: ${from}, answers: ${answers}, right: ${right} },`);
  writeFileSync(
    curveFile,
    `import type { ReliabilityCurve } from './reliability.ts';

/** Written by \`npm run eval -- match --train\`: every labelled query, answered by a model that had not seen its company. */
export const learnedReliability: ReliabilityCurve = [
${lines.join('\n')}
];
`,
  );
}
