import type { ReliabilityCurve } from '@firmograph/company-match';
import type { Answer } from '../evaluation/quality.ts';

/** Fine where thresholds are looked for. */
const edges = [
  ...Array.from({ length: 18 }, (_, at) => (at * 5) / 100),
  ...Array.from({ length: 9 }, (_, at) => (90 + at) / 100),
  ...[0.99, 0.995, 0.999, 0.9999],
];

/** How often answers by models that had not seen the company were right, by how sure they were. */
export function curveOf(answers: readonly Answer[]): ReliabilityCurve {
  return edges.map((from, at) => {
    const inside = answers.filter(
      ({ confidence }) => confidence > 0 && confidence >= from && confidence < (edges[at + 1] ?? Infinity),
    );
    return { from, answers: inside.length, right: inside.filter(({ isRight }) => isRight).length };
  });
}
