import { expect, it } from '@jest/globals';
import { later, now } from '../testing/builders.ts';
import { freshSince } from './run.ts';

const dayMs = 86_400_000;

it('an answer is fresh for as many days as the run says', () => {
  expect(freshSince({ freshForDays: 2 }, now)).toEqual(later(-2 * dayMs));
});

it('a run that asks for everything again uses only what was answered since it was requested', () => {
  expect(freshSince({ freshForDays: 2, asksAgainSince: later(-1000) }, now)).toEqual(later(-1000));
});

it('a run that goes on for longer than answers are fresh asks again for what it asked first', () => {
  expect(freshSince({ freshForDays: 2, asksAgainSince: later(-3 * dayMs) }, now)).toEqual(later(-2 * dayMs));
});

it('nothing is fresh for a run that always asks', () => {
  expect(freshSince({ freshForDays: 0, asksAgainSince: now }, now)).toBeNull();
});
