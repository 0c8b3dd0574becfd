import { expect, it } from '@jest/globals';
import { outputFaults } from './output-faults.ts';

const faultsOf = (output: Parameters<typeof outputFaults>[0]) =>
  outputFaults(output).map(({ path, sentence }) => `${path.join('.')}: ${sentence}`);

it('finds nothing wrong with names and types that fit', () => {
  const output = {
    keptFields: ['name', 'employees'] as const,
    columns: [
      { field: 'name', name: 'legal_name' },
      { field: 'employees', name: 'staff', type: 'number' },
    ] as const,
    projections: [{ from: 'employees.exact', into: 'Employees', write: 'fill-blanks' }] as const,
  };
  expect(faultsOf(output)).toEqual([]);
});

it.each([
  [
    'a field twice',
    { columns: [{ field: 'phone' }, { field: 'phone', name: 'tel' }] },
    'columns.1.field: phone is there twice: say it once',
  ],
  [
    'a field that is not kept',
    { keptFields: ['name'], columns: [{ field: 'phone', name: 'tel' }] },
    'columns.0.field: phone is not kept: add it to keptFields, or leave it out here',
  ],
  [
    'a type that the field cannot have',
    { columns: [{ field: 'sic', type: 'number' }] },
    'columns.0.type: sic can be kept as text',
  ],
  [
    'the name of another column, in other letters',
    { columns: [{ field: 'phone', name: 'WEBSITE' }] },
    'columns.0.name: two columns would be called WEBSITE: choose another name',
  ],
  [
    'a name that every table has',
    { columns: [{ field: 'phone', name: 'ProfileId' }] },
    'columns.0.name: every output table has a column ProfileId already: choose another name',
  ],
  [
    'two values for one profile field',
    {
      projections: [
        { from: 'phone', into: 'Tel', write: 'always' },
        { from: 'website', into: 'Tel', write: 'always' },
      ],
    },
    'projections.1.into: two values would go into one field: choose another field',
  ],
  [
    'a value of a field that is not kept',
    { keptFields: ['name'], projections: [{ from: 'address.city', into: 'City', write: 'always' }] },
    'projections.0.from: address is not kept: add it to keptFields',
  ],
] as const)('names %s', (_, output, fault) => {
  expect(faultsOf(output)).toContain(fault);
});

it('lets two columns change their names with each other', () => {
  expect(
    faultsOf({
      columns: [
        { field: 'sic', name: 'naics' },
        { field: 'naics', name: 'sic' },
      ],
    }),
  ).toEqual([]);
});
