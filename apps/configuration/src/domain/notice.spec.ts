import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { notice } from './notice.ts';

it.each([
  ['what leaves', /name of the company.*website.*location/],
  ['to whom', /To Leadspace/],
  ['that it leaves the compliance boundary', /leaves the compliance boundary/],
  ['on whose word', /on your organization's instruction/],
  ['who answers for it', /answers for Leadspace's handling/],
  ['how to stop', /can withdraw this consent at any time/],
])('tells %s', (_, sentence) => {
  expect(notice.text).toMatch(sentence);
});

it('is known by the hash of its text', () => {
  expect(notice.hash).toBe(createHash('sha256').update(notice.text).digest('hex'));
});

it('has a new version when its text changes', () => {
  expect([notice.version, notice.hash.slice(0, 12)]).toEqual(['1', 'a3459edf9385']);
});
