import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { languagesIn, notice, noticeIn, noticeWith } from './notice.ts';
import { noticeLanguages } from './notice-texts.ts';

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

it.each([
  [['da'], 'da'],
  [['de-AT'], 'de'],
  [['fr', 'de'], 'de'],
  [['fr'], 'en'],
  [[], 'en'],
])('to who reads %j is shown in %s', (languages, language) => {
  expect(noticeIn(languages)).toMatchObject({ language, version: '1', isCurrent: true });
});

it('is another text with another hash in each language, found by it', () => {
  const notices = noticeLanguages.map((language) => noticeIn([language]));
  expect(new Set(notices.map(({ hash }) => hash)).size).toBe(noticeLanguages.length);
  expect(notices.map(({ hash }) => noticeWith(hash))).toEqual(notices);
  expect(notices.every(({ text }) => text.includes('Leadspace, Inc.'))).toBe(true);
  expect(noticeWith('of-no-text')).toBeNull();
});

it.each([
  ['da, en-GB;q=0.8, en;q=0.7', ['da', 'en-GB', 'en']],
  ['en;q=0.5,de', ['de', 'en']],
  ['de;q=0, en', ['en']],
  ['', []],
])('reads languages from %s', (header, languages) => {
  expect(languagesIn(header)).toEqual(languages);
});
