import { describe, expect, it } from '@jest/globals';
import { Answer, type Company, type CompanyInput } from '@firmograph/enrichment';
import { now } from '../testing/builders.ts';
import { withOpinion } from './opinion.ts';
import { answerOf, findingText, noAnswer } from './told.ts';

const asked: CompanyInput = { name: 'Acme Robotics Inc.', website: 'acme-robotics.com', location: { country: 'US' } };

function opinionOn(company: Company, input = asked) {
  const told = answerOf(
    'p1',
    { askedAt: now, finding: findingText({ kind: 'company', company, confidence: 'HIGH' }) },
    false,
  );
  const answer = Answer.parse(JSON.parse(withOpinion(told, input).json));
  return answer.kind === 'company' ? answer.opinion : undefined;
}

describe('our own opinion', () => {
  it('agrees with the company that was asked for', () => {
    const company = { name: 'ACME ROBOTICS', website: 'www.acme-robotics.com', address: { country: 'United States' } };
    expect(opinionOn(company)).toMatchObject({ name: 'agrees', website: 'agrees', place: 'agrees', isConflict: false });
  });

  it('sees a conflict in a company of another name, website and country', () => {
    const company = { name: 'Zenith Bakery', website: 'zenith-bakery.fr', address: { country: 'France' } };
    const opinion = opinionOn(company);
    expect(opinion).toMatchObject({ website: 'disagrees', place: 'disagrees', isConflict: true });
    expect(opinion?.confidence).toBeLessThan(0.05);
  });

  it('says what was not given', () => {
    expect(opinionOn({ name: 'Acme Robotics' }, { name: 'Acme Robotics' })).toMatchObject({
      website: 'not given',
      place: 'not given',
      isConflict: false,
    });
  });

  it('is low of an answer that says nothing it could be held against', () => {
    expect(opinionOn({ industry: 'Robots' })?.confidence).toBeLessThan(0.5);
  });
});

it('has no opinion where there is no company', () => {
  const told = noAnswer('p1', { outcome: 'failed', reason: 'call-failed' });
  expect(withOpinion(told, asked)).toBe(told);
});
