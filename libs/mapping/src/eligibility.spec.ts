import { describe, expect, it } from '@jest/globals';
import { eligibility } from './eligibility.ts';

describe('eligibility', () => {
  it.each([
    'Acme',
    '3M',
    'X',
    'AAA',
    '77',
    'Test Research Inc',
    'None Such Ltd',
    'Unknown Worlds',
    '日立',
    'Ü',
    '🦊 Fox',
    'NAPA',
  ])('asks about %s', (name) => {
    expect(eligibility({ name })).toEqual({ eligible: true });
  });

  it.each([undefined, '', '   ', '\u200b', '\u0000'])('finds no name in %j', (name) => {
    expect(eligibility({ name })).toEqual({ eligible: false, reason: 'no-company-name' });
  });

  it.each([
    ...['N/A', 'n.a.', '#N/A', 'NA', 'null', '<null>', 'NULL', 'none', 'None.', '(none)', 'undefined', 'NaN'],
    ...['test', 'TEST!', 'Test Company', 'asdf', 'qwerty', 'TBD', 't.b.d.', 'unknown', 'Unknown ', '[unknown]'],
    ...['-', '--', '...', '?', '???', '***', '_', '🦊', 'xx', 'XXX', '000', '0', 'aaaa', '1111111'],
    ...['No Company', 'self-employed', 'Self Employed', 'freelancer', 'Privat', 'private person', 'k.A.', 'ukendt'],
    ...['ingen', 'inconnu', 'Sin nombre', 'do not use', 'company name', 'not provided', '-'.repeat(200)],
  ])('takes %j for a placeholder', (name) => {
    expect(eligibility({ name })).toEqual({ eligible: false, reason: 'placeholder-name' });
  });

  it('does not let a website stand in for the name', () => {
    expect(eligibility({ website: 'acme.com' })).toMatchObject({ eligible: false });
  });
});
