import { expect, it } from '@jest/globals';
import { aRow } from '../testing/builders.ts';
import { believedAt } from './belief.ts';

const day = (number: number) => new Date(Date.UTC(2026, 5, number));
const [first, second] = ['{"name":"A"}', '{"name":"B"}'];
const row = aRow({ company: '{"name":"C"}', runId: 'run-3' });
const history = [
  { runId: 'run-3', at: day(30), before: { company: second, was: { runId: 'run-2' } } },
  { runId: 'run-2', at: day(20), before: { company: first, was: { runId: 'run-1' } } },
  { runId: 'run-1', at: day(10), before: null },
];

it.each([
  [5, null, null],
  [10, first, 'run-1'],
  [19, first, 'run-1'],
  [20, second, 'run-2'],
  [31, row.company, 'run-3'],
])('knows what was believed on day %i', (number, company, runId) => {
  expect(believedAt(row, history, day(number))).toMatchObject({ company, runId });
});
