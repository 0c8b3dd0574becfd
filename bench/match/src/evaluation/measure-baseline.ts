import type { Company } from '@firmograph/company-match';
import type { Baseline } from '../baselines/baseline.ts';
import type { KnownQuery } from '../data/labelled.ts';
import type { KnownAnswer } from './cross-validate.ts';

/** What a baseline answers to labelled queries. Its score stands for confidence, though it was never meant as a probability. */
export function measureBaseline(
  { match, most = Infinity }: Baseline,
  reference: readonly Company[],
  queries: readonly KnownQuery[],
): readonly KnownAnswer[] {
  const step = Math.max(1, queries.length / most);
  const asked = queries.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
  const guesses = match(reference, asked);
  return asked.map((query, at) => {
    const { companyId = '', score = 0 } = guesses[at] ?? {};
    return {
      query,
      confidence: score,
      isRight: companyId !== '' && companyId === query.companyId,
      hasTruth: query.companyId !== '',
    };
  });
}
