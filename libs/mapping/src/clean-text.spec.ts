import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanText } from './clean-text.ts';

describe('cleanText', () => {
  it.each([
    ['Acme Corp', 'Acme Corp', 'leaves plain text as it is'],
    ['  Acme \t\r\n  Corp ', 'Acme Corp', 'puts all on one line with single spaces'],
    ['Acme\u00a0\u2003Corp', 'Acme Corp', 'takes other spaces for spaces'],
    ['\u200bAc\u200dme\ufeff\u00ad', 'Acme', 'drops what has no width'],
    ['\u202eAcme\u202c \u2066Corp\u2069', 'Acme Corp', 'drops marks of direction'],
    ['Ac\u0000me\u0007 \u009bCorp', 'Acme Corp', 'drops control characters'],
    ['Acme \u200b Corp', 'Acme Corp', 'leaves no double space where a mark stood'],
    ['Cafe\u0301 A\u030ahus', 'Café Åhus', 'composes letters and their accents'],
    ['שלום בע"מ', 'שלום בע"מ', 'keeps right-to-left letters'],
    ['🦊 Fox & Söhne', '🦊 Fox & Söhne', 'keeps emoji'],
    ['株式会社　日立', '株式会社 日立', 'knows the wide space'],
    ['broken \ud83e half', 'broken half', 'drops half a character'],
    ['\u200b \u0000', '', 'leaves nothing of nothing'],
  ])('%j becomes %j: %s', (text, expected) => {
    expect(cleanText(text, 300)).toBe(expected);
  });

  it('cuts a long text, never inside a character', () => {
    expect(cleanText(`${'a'.repeat(299)}🦊`.repeat(40), 300)).toBe('a'.repeat(299));
  });

  it('finds letters behind a crowd of marks', () => {
    expect(cleanText(`${'\u200b'.repeat(5000)}Acme`, 300)).toBe('Acme');
  });

  it('is done with a megabyte in no more than a glance', () => {
    const before = performance.now();
    expect(cleanText('ä'.repeat(1_000_000), 300)).toHaveLength(300);
    expect(performance.now() - before).toBeLessThan(200);
  });

  it('says the same when it is asked again, is well-formed and within its bounds, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (text, most) => {
        const cleaned = cleanText(text, most);
        expect(cleanText(cleaned, most)).toBe(cleaned);
        expect(cleaned.length).toBeLessThanOrEqual(most);
        expect(cleaned.isWellFormed()).toBe(true);
      }),
    );
  });
});
