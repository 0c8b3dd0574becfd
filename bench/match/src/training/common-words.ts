import { type Company, wordsOf } from '@firmograph/company-match';

const fewest = 12;

/** The words that many companies have in their names, as `word:count in a million`, commonest first. */
export function commonWordsOf(companies: readonly Company[]): string {
  const counts = new Map<string, number>();
  for (const { name } of companies)
    for (const word of new Set(wordsOf(name))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= fewest)
    .sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
    .map(([word, count]) => `${word}:${Math.round((count / companies.length) * 1_000_000)}`)
    .join(' ');
}
