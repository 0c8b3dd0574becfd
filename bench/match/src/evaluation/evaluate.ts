import { writeFileSync } from 'node:fs';
import { buildIndex, CompanyMatcher, defaultThresholds } from '@firmograph/company-match';
import { bruteForce } from '../baselines/brute-force.ts';
import { pythonBaselines } from '../baselines/python.ts';
import { tenLineRule } from '../baselines/ten-line-rule.ts';
import { trigramTfIdf } from '../baselines/trigram-tf-idf.ts';
import { labelledQueries, labelledReference, referenceCompanies } from '../data/labelled.ts';
import { generateCases } from '../generator/generate-cases.ts';
import { blockingOf } from './blocking.ts';
import { type KnownAnswer, answerOf, crossValidate } from './cross-validate.ts';
import { measureBaseline } from './measure-baseline.ts';
import { missesAsCsv } from './misses.ts';
import { qualityOf, reliability } from './quality.ts';
import { qualityTable, reliabilityTable } from './report.ts';

export interface Evaluation {
  readonly say: (line: string) => void;
  readonly withBaselines: boolean;
  /** Where the wrong answers go, to be looked at one by one. */
  readonly missesFile: string | undefined;
}

/** Another than the one that the model was trained with. */
const evaluationSeed = 4711;
const generatedQueries = 10_000;
const hard = 'former~current';

/** Prints how good this matcher and the baselines are, by kind of query. */
export function evaluate({ say, withBaselines, missesFile }: Evaluation): void {
  const queries = labelledQueries();
  const answers = crossValidate(queries, say);
  say(`\nfirmograph, labelled queries (cross-validated; threshold ${defaultThresholds.match})`);
  say(tableOf(answers, defaultThresholds.match));
  const { recall, average, most } = blockingOf(queries.filter(({ kind }) => kind !== hard));
  say(
    `\nOf the companies meant (without ${hard}) ${(recall * 100).toFixed(2)} % are among the candidates: ` +
      `${average.toFixed(1)} a query, ${most} at most.`,
  );
  say('\nfirmograph, generated queries (60 % mean a company that is not there)');
  say(tableOf(generated(), defaultThresholds.match));
  say('\nfirmograph, reliability over the labelled queries');
  say(
    reliabilityTable(
      reliability(
        answers.toSorted((one, other) => other.confidence - one.confidence),
        10,
      ),
    ),
  );
  if (missesFile !== undefined) writeFileSync(missesFile, missesAsCsv(answers));
  if (!withBaselines) return;
  const reference = labelledReference();
  for (const baseline of [tenLineRule, trigramTfIdf, bruteForce, ...pythonBaselines(say)]) {
    const measured = measureBaseline(baseline, reference, queries);
    say(`\n${baseline.name}, labelled queries (with the threshold that suits it best)`);
    say(tableOf(measured, undefined));
  }
}

function generated(): readonly KnownAnswer[] {
  const { reference, queries } = generateCases(referenceCompanies(), {
    seed: evaluationSeed,
    queries: generatedQueries,
  });
  const matcher = new CompanyMatcher(buildIndex(reference), { thresholds: { match: 0, review: 0 } });
  return queries.map((query) => answerOf(matcher, query));
}

function tableOf(answers: readonly KnownAnswer[], threshold: number | undefined): string {
  const kinds = [...new Set(answers.map(({ query }) => query.kind))].sort();
  const easier = answers.filter(({ query }) => query.kind !== hard);
  // One threshold for all kinds: nobody knows of which kind a row is.
  const chosen = threshold ?? qualityOf(easier, undefined).threshold;
  return qualityTable([
    [`all without ${hard}`, easier.length, qualityOf(easier, chosen)],
    ...kinds.map((kind) => {
      const part = answers.filter(({ query }) => query.kind === kind);
      return [kind, part.length, qualityOf(part, chosen)] as const;
    }),
  ]);
}
