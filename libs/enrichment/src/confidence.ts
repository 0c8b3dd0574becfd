import { z } from 'zod';

/**
 * How sure the provider is of the company, best first. `UNKNOWN` stands for a label that a customer had renamed: nothing is
 * concluded from it, it passes no threshold but the lowest.
 */
export const confidences = ['HIGH', 'MEDIUM', 'LOW', 'VERY LOW', 'UNKNOWN'] as const;
export const Confidence = z.enum(confidences);
export type Confidence = z.infer<typeof Confidence>;

/** The least confidence an enrichment accepts. `VERY LOW` accepts everything. */
export const MinimumConfidence = Confidence.exclude(['UNKNOWN']);
export type MinimumConfidence = z.infer<typeof MinimumConfidence>;

export function confidenceOf(label: string | undefined): Confidence {
  const normal = label
    ?.trim()
    .toUpperCase()
    .replaceAll(/[\s_-]+/g, ' ');
  return confidences.find((confidence) => confidence === normal) ?? 'UNKNOWN';
}

export function reaches(confidence: Confidence, minimum: MinimumConfidence): boolean {
  return minimum === 'VERY LOW' || confidences.indexOf(confidence) <= confidences.indexOf(minimum);
}
