import { buildIndex, CompanyMatcher, defaultThresholds } from '@firmograph/company-match';
import { labelledQueries, referenceCompanies } from '../data/labelled.ts';
import { generateCases } from '../generator/generate-cases.ts';
import { answerOf, crossValidate } from './cross-validate.ts';
import { type Answer, qualityOf } from './quality.ts';
import { qualityTable } from './report.ts';

export interface Evaluation {
  readonly say: (line: string) => void;
  readonly withBaselines: boolean;
}

/** Another than the one that the model was trained with. */
const evaluationSeed = 4711;
const generatedQueries = 10_000;
const hard = 'former~current';

export async function evaluate({ say }: Evaluation): Promise<void> {
  const answers = crossValidate(labelledQueries(), say);
  const kinds = [...new Set(answers.map(({ query }) => query.kind))];
  const threshold = defaultThresholds.match;
  const rows = new Map<string, readonly Answer[]>([
    [`all without ${hard}`, answers.filter(({ query }) => query.kind !== hard)],
    ...kinds.map((kind) => [kind, answers.filter(({ query }) => query.kind === kind)] as const),
    ...generated(),
  ]);
  say(qualityTable([...rows].map(([name, of]) => [name, of.length, qualityOf(of, threshold)])));
}

function generated(): readonly (readonly [string, readonly Answer[]])[] {
  const { reference, queries } = generateCases(referenceCompanies(), {
    seed: evaluationSeed,
    queries: generatedQueries,
  });
  const matcher = new CompanyMatcher(buildIndex(reference), { thresholds: { match: 0, review: 0 } });
  const answers = queries.map((query) => answerOf(matcher, query));
  const kinds = [...new Set(queries.map(({ kind }) => kind))].sort();
  return [
    ['generated', answers],
    ...kinds.map((kind) => [`  ${kind}`, answers.filter(({ query }) => query.kind === kind)] as const),
  ];
}
