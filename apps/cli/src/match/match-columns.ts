import type { Explanation } from '@firmograph/company-match';

export const matchColumns = ['match_id', 'match_name', 'confidence', 'verdict', 'why'] as const;

/** What is written behind the columns of a row. A company is named for matches and for what a person should look at. */
export function matchValues({
  verdict,
  confidence,
  best,
  why,
}: Explanation): Record<(typeof matchColumns)[number], string | number> {
  const company = verdict === 'none' ? undefined : best?.company;
  return {
    match_id: company?.id ?? '',
    match_name: company?.name ?? '',
    confidence: Math.round(confidence * 10_000) / 10_000,
    verdict,
    why,
  };
}
