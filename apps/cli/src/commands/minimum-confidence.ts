import { confidenceOf, type MinimumConfidence } from '@firmograph/enrichment';
import { InvalidArgumentError } from 'commander';

/** The value of `--minimum-confidence`. */
export function minimumConfidence(text: string): MinimumConfidence {
  const confidence = confidenceOf(text);
  if (confidence === 'UNKNOWN') throw new InvalidArgumentError('Say high, medium, low or very-low.');
  return confidence;
}
