import { expect, it } from '@jest/globals';
import { Answer } from '@firmograph/enrichment';
import { now } from '../testing/builders.ts';
import { answerOf, findingText, noAnswer, type Finding } from './told.ts';

const found: Finding = {
  kind: 'company',
  company: { name: 'Acme "Inc."' },
  confidence: 'LOW',
  confidenceLabel: 'gering',
};

it.each<[string, Finding, boolean]>([
  ['a company', found, false],
  ['a company that was known', found, true],
  ['no company', { kind: 'no-company' }, true],
])('tells %s as the contract has it', (_, finding, cached) => {
  const { json } = answerOf('p "1"', { askedAt: now, finding: findingText(finding) }, cached);
  expect(Answer.parse(JSON.parse(json))).toEqual({
    ...finding,
    profileId: 'p "1"',
    askedAt: now.toISOString(),
    cached,
  });
});

it('tells why there is no answer as the contract has it', () => {
  const { json } = noAnswer('p\n1', { outcome: 'not-attempted', reason: 'canceled' });
  expect(Answer.parse(JSON.parse(json))).toMatchObject({ kind: 'none', profileId: 'p\n1' });
});

it('repairs half a character, which a database would change', () => {
  const half = findingText({ kind: 'company', company: { name: 'half \ud83d of one' }, confidence: 'HIGH' });
  expect(JSON.parse(half)).toMatchObject({ company: { name: 'half \ufffd of one' } });
});

it('leaves whole characters and backslashes as they are', () => {
  const finding: Finding = { kind: 'company', company: { name: '🦊 \\ud83d' }, confidence: 'HIGH' };
  expect(JSON.parse(findingText(finding))).toEqual(finding);
});
