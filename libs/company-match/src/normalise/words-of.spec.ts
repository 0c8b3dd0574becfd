import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wordsOf } from './words-of.ts';

it.each([
  ["Papa John's International, Inc.", 'papa john international'],
  ['PAPA JOHNS INTL', 'papa john international'],
  ['The J. B. Hunt Transport Services, I', 'jb hunt transport service i'],
  ['L’Oréal S.A.', 'loreal'],
  ['Straßenbau Müller GmbH & Co. KG', 'strassenbau muller'],
  ['A.P. Møller - Mærsk A/S', 'ap moller maersk'],
  ['PT Astra Agro Lestari Tbk', 'astra agro lestari'],
  ['Public Joint Stock Company Gazprom', 'gazprom'],
  ['ПАО «Газпром»', 'gazprom'],
  ['Ελληνικά Πετρέλαια', 'ellinika petrelaia'],
  ['삼성전자', 'samseongjeonja'],
  ['GRUMA, S.A.B. de C.V.', 'gruma'],
  ['MERCK Kommanditgesellschaft auf Aktien', 'merck'],
  ['AMATA CORPORATION PUBLIC COMPAN', 'amata'],
  ['OHB SE O.N.', 'ohb'],
  ['Snap-on', 'snap on'],
  ['Sasseur Real Estate Investment Trust', 'sasseur'],
  ['WOLTERS KLUWER NV WOLTERS KLUWE', 'wolter kluwer'],
  ['Twenty-First Century Industries', '20 1 century industry'],
  ['The Limited', 'the limited'],
  ['Acme\u200b Wid\u00adgets\u202e', 'acme widget'],
])('reads %j as %j', (name, words) => {
  expect(wordsOf(name).join(' ')).toBe(words);
});

it.each(['', ' ', '...', '🙂', '\u202e\u200b', '()'])('finds no word in %j', (name) => {
  expect(wordsOf(name)).toEqual([]);
});

it('reads what it has read as the same words', () => {
  const word = fc.stringMatching(/^[a-z]{3,12}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (text) => {
      const once = wordsOf(text.join(' '));
      fc.pre(once.every((read) => !read.endsWith('s')));
      expect(wordsOf(once.join(' '))).toEqual(once);
    }),
  );
});

it('does not care about case, accents and punctuation', () => {
  const word = fc.stringMatching(/^[a-z]{4,9}$/);
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(' ', ', ', ' - ', '  '),
      (text, between) => {
        const written = text.map((part) => part.toUpperCase().replaceAll('A', 'Á')).join(between);
        expect(wordsOf(written)).toEqual(wordsOf(text.join(' ')));
      },
    ),
  );
});

it('looks no further than a name can be long', () => {
  const start = 'Acme Widgets ';
  expect(wordsOf(start + 'x'.repeat(10_000_000)).slice(0, 2)).toEqual(['acme', 'widget']);
  expect(wordsOf('a b '.repeat(2_500_000)).length).toBeLessThanOrEqual(12);
});
