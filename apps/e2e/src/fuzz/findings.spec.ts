import { expect, it } from '@jest/globals';
import { findingsOf, together } from './findings.ts';

const report = {
  complete: true,
  test_cases: { generated: 12, without_checks: 2 },
  failures: [{ title: 'Server error' }],
  errors: [],
};
const printed = `
=== FAILURES ===
GET /runs was answered with 500
=== SUMMARY ===
1 failure`;

it('counts the requests whose answers were checked and the faults, and keeps what was asked', () => {
  expect(findingsOf(JSON.stringify(report), printed)).toEqual({
    requests: 10,
    faults: 1,
    details: 'GET /runs was answered with 500\n',
  });
});

it('takes a route that could not be asked for a fault', () => {
  expect(findingsOf(JSON.stringify({ ...report, failures: [], errors: [{ title: 'Network' }] }), '').faults).toBe(1);
});

it('does not take a run that was broken off for a result', () => {
  expect(() => findingsOf(JSON.stringify({ ...report, complete: false }), '')).toThrow('broken off');
});

it('adds what was found', () => {
  const one = findingsOf(JSON.stringify(report), printed);
  expect(together(one, one)).toMatchObject({ requests: 20, faults: 2 });
});
