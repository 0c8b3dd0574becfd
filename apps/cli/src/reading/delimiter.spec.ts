import { describe, expect, it } from '@jest/globals';
import { delimiterOf } from './delimiter.ts';

describe('delimiterOf', () => {
  it.each([
    ['name,website\nAcme,acme.com\n', ',', 'commas'],
    ['name;website\nAcme, Inc;http://acme.com\n', ';', 'semicolons, with commas and colons in the cells'],
    ['name\twebsite\nAcme, Inc\tacme.com\n', '\t', 'tabs'],
    ['name|website\nAcme|acme.com\n', '|', 'bars'],
    ['name:city\nAcme:Berlin\n', ':', 'colons'],
    ['name,website\n"Acme;Bolt;Cyan",acme.com\n"A;B;C",b.com', ',', 'quotes around another'],
    ['name,note\n"one\ntwo;three",x\n', ',', 'line breaks in quotes'],
    ['name;amount\nAcme;1,5\nBolt;2,5\n', ';', 'decimal commas in every row but not in the header'],
    ['sep=|\nname;x|website\n', '|', 'what Excel says itself'],
    ['name\nAcme\nBolt\n', ',', 'one column only'],
    ['name', ',', 'a header alone'],
  ])('%j: %j, by %s', (sample, delimiter) => {
    expect(delimiterOf(sample)).toBe(delimiter);
  });
});
