import type { Verdict } from './domain/rules.ts';

const marks = { kept: '✓', broken: '✗', 'not-judged': '–' } as const;

export function reportOf(verdicts: readonly Verdict[]): string {
  const lines = verdicts.map(({ result, sentence }) => `${marks[result]} ${sentence}`);
  const count = (wanted: Verdict['result']): number => verdicts.filter(({ result }) => result === wanted).length;
  const [kept, broken, open] = [count('kept'), count('broken'), count('not-judged')];
  const rest = open === 0 ? '' : `, ${open} not judged`;
  const sum =
    broken + open === 0 ? `All ${kept} rules are kept.` : `${broken} of ${verdicts.length} rules are broken${rest}.`;
  return [...lines, '', sum, ''].join('\n');
}

/** Only a consumer that keeps every rule, and of which every rule is known, passes. */
export function passes(verdicts: readonly Verdict[]): boolean {
  return verdicts.every(({ result }) => result === 'kept');
}
