import { expect, it } from '@jest/globals';
import { fieldsIn } from './fields-in.ts';

it('tells where in a body something stands', () => {
  const body = {
    data: [{ company: { name: 'A' } }, { company: { website: 'b.com' }, external_id: '2' }],
    callbackUrl: '',
  };
  expect([...fieldsIn(body)].toSorted()).toEqual([
    'callbackUrl',
    'data.company.name',
    'data.company.website',
    'data.external_id',
  ]);
});
