import { expect, it } from '@jest/globals';
import { aCompany, aDirectory } from '../../testing/a-company.ts';
import { ReferenceDirectory } from './reference-directory.ts';

it('finds a company by its name in another form, and says how sure that is', () => {
  expect(aDirectory().find({ name: 'EXAMPLE ROBOTICS, Incorporated' })).toMatchObject({
    company: { id: 'X00001' },
    level: 'HIGH',
  });
});

it.each(['Germany', 'DE', 'DEU', 'Deutschland'])('takes the country as %s', (country) => {
  expect(aDirectory().find({ name: 'Beispiel Maschinenbau', country })).toMatchObject({
    company: { id: 'X00002' },
    level: 'HIGH',
  });
});

it('finds a company by its website alone', () => {
  expect(aDirectory().find({ website: 'https://www.eksempelskibsfart.dk/om' })).toMatchObject({
    company: { id: 'X00003' },
    level: 'HIGH',
  });
});

it('finds a company by its id before all else', () => {
  expect(aDirectory().find({ id: 'X00002', name: 'Example Robotics' })).toMatchObject({ company: { id: 'X00002' } });
});

it('ignores an id and a country it does not know', () => {
  expect(aDirectory().find({ id: 'X9', name: 'Example Robotics', country: 'Atlantis' })).toMatchObject({
    company: { id: 'X00001' },
    level: 'HIGH',
  });
});

it('does not confuse companies whose names consist of punctuation', () => {
  const directory = new ReferenceDirectory([aCompany({ id: 'X1', name: '!!!', website: '' })]);
  expect(directory.find({ name: '???' })).toBeUndefined();
});

it('takes a page on a shared host for no evidence', () => {
  const directory = new ReferenceDirectory([aCompany({ website: 'https://www.facebook.com/example' })]);
  expect(directory.find({ website: 'https://www.facebook.com/another' })).toBeUndefined();
});

it('finds a company by a name that it had before', () => {
  const directory = new ReferenceDirectory([
    aCompany({ name: 'Contraption Ltd', former_name: 'Example Gadget Works' }),
  ]);
  expect(directory.find({ name: 'Example Gadget Works' })).toMatchObject({ company: { name: 'Contraption Ltd' } });
});

it('does not choose between two that it cannot tell apart', () => {
  const twins = ['X1', 'X2'].map((id) => aCompany({ id, website: '' }));
  expect(new ReferenceDirectory(twins).find({ name: 'Example Robotics' })).toBeUndefined();
});
