import { expect, it } from '@jest/globals';
import { opinionOn } from './opinion.ts';
import { companies } from './testing/companies.ts';

const [company] = companies;

it('agrees with an answer that has the name, the website and the country', () => {
  const opinion = opinionOn({ name: 'Norrland Robotics', website: 'norrlandrobotics.se', country: 'SE' }, company);
  expect(opinion).toMatchObject({ name: 'agrees', website: 'agrees', place: 'agrees', isConflict: false });
  expect(opinion.confidence).toBeGreaterThan(0.95);
});

it.each([
  ['another website and another name', { name: 'Norrland Ravens', website: 'www.norrland-ravens.com' }],
  ['another country, and a name that is only like it', { name: 'Norrland Rubber', country: 'Brazil' }],
])('sees a conflict in %s', (_, query) => {
  expect(opinionOn(query, company)).toMatchObject({ isConflict: true });
});

it('forgives another country where the website is the same', () => {
  const query = { name: 'Norrland Robotics', website: 'norrlandrobotics.se', country: 'Norway' };
  expect(opinionOn(query, company)).toMatchObject({ place: 'disagrees', isConflict: false });
});

it('takes another city by itself for no conflict', () => {
  expect(opinionOn({ name: 'Norrland Robotics', country: 'SE', city: 'Malmö' }, company).isConflict).toBe(false);
});

it('thinks nothing of an answer that has nothing in common with the question', () => {
  expect(opinionOn({ name: 'Walrus Ventures' }, company).confidence).toBeLessThan(0.05);
});
