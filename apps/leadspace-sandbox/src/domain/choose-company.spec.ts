import { describe, expect, it } from '@jest/globals';
import { chooseCompany } from './choose-company.ts';

const here = (candidate: string) => candidate.startsWith('here');
const choose = (sameName: string[], sameDomain: string[], isInCountry?: (candidate: string) => boolean) =>
  chooseCompany({ sameName, sameDomain, isInCountry });

describe('where a country is given', () => {
  it.each([
    ['name, domain and country agree', ['here1'], ['here1'], 'here1', 'HIGH'],
    ['name and country agree', ['here1'], [], 'here1', 'HIGH'],
    ['domain and country agree', [], ['here1'], 'here1', 'MEDIUM'],
    ['name and domain agree, elsewhere', ['there1'], ['there1'], 'there1', 'MEDIUM'],
    ['only one of that name is in the country', ['there1', 'here2'], [], 'here2', 'HIGH'],
    ['the domain is shared, and the name decides', ['here2'], ['here1', 'here2'], 'here2', 'HIGH'],
    ['the domain is shared, and the country decides', [], ['there1', 'here2'], 'here2', 'MEDIUM'],
    ['the domain is found elsewhere', [], ['there1'], 'there1', 'VERY LOW'],
  ])('chooses when %s', (...[, sameName, sameDomain, candidate, level]) => {
    expect(choose(sameName, sameDomain, here)).toEqual({ candidate, level });
  });

  it('keeps to the one that domain and country point to, whatever the name says', () => {
    expect(choose(['here1'], ['here2'], here)).toEqual({ candidate: 'here2', level: 'MEDIUM' });
    expect(choose(['there1'], ['here2'], here)).toEqual({ candidate: 'here2', level: 'MEDIUM' });
  });

  it('does not go elsewhere when domain and country leave several', () => {
    expect(choose(['here3'], ['here1', 'here2'], here)).toBeUndefined();
  });

  it.each([
    ['the name is found elsewhere only', ['there1'], []],
    ['two of that name are in the country', ['here1', 'here2'], []],
    ['the domain is shared elsewhere', [], ['there1', 'there2']],
    ['nothing is found', [], []],
  ])('chooses none when %s', (_, sameName, sameDomain) => {
    expect(choose(sameName, sameDomain, here)).toBeUndefined();
  });
});

describe('where no country is given', () => {
  it.each([
    ['name and domain agree', ['a'], ['a'], 'a', 'HIGH'],
    ['several have that name and the domain decides', ['a', 'b'], ['b'], 'b', 'HIGH'],
    ['one has that name', ['a'], [], 'a', 'MEDIUM'],
    ['one has that domain', [], ['a'], 'a', 'LOW'],
  ])('chooses when %s', (...[, sameName, sameDomain, candidate, level]) => {
    expect(choose(sameName, sameDomain)).toEqual({ candidate, level });
  });

  it.each([
    ['several have that name', ['a', 'b'], []],
    ['several have that name, none of them that domain', ['a', 'b'], ['c']],
    ['several have that domain', [], ['a', 'b']],
  ])('chooses none when %s', (_, sameName, sameDomain) => {
    expect(choose(sameName, sameDomain)).toBeUndefined();
  });
});
