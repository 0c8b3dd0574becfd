import { expect, it } from '@jest/globals';
import { reconciled, type ReconciledCall } from './reconciliation.ts';

const aCallOf = (batch: number, call: Partial<ReconciledCall> = {}): ReconciledCall => ({
  ...{ callId: `c${batch}`, batch, records: 500, state: 'answered', returned: { records: 500, companies: 400 } },
  ...call,
});
const doubtful = (batch: number, call: Partial<ReconciledCall> = {}): ReconciledCall => {
  const { returned, ...rest } = aCallOf(batch, { state: 'ambiguous', ...call });
  return returned === undefined ? rest : { ...rest };
};

it('counts what we sent against what came back', () => {
  const refused = { ...doubtful(3), state: 'refused' as const };
  const calls = [aCallOf(1), aCallOf(2, { returned: { records: 498, companies: 1 } }), refused];
  const pending = { ...doubtful(4), state: 'accepted' as const, records: 7 };
  expect(reconciled([...calls, pending])).toEqual({
    ...{ calls: 3, records: 1007, paid: 1007, possible: 0, refused: 1 },
    provider: { calls: 2, records: 998, companies: 401, missing: 2, pending: 7 },
    ...{ possiblyPaid: 0, possiblyPaidTwice: 0 },
  });
});

it('says what is possibly paid, and that nothing is paid twice while nobody sends again', () => {
  const found = reconciled([aCallOf(1), doubtful(2), doubtful(3, { state: 'unknown', records: 20 })]);
  expect(found).toMatchObject({ paid: 500, possible: 520, possiblyPaid: 520, possiblyPaidTwice: 0 });
});

it('says what is possibly paid twice once a person had a call sent again, in this run or for the next', () => {
  const released = { by: 'ada' };
  const inThisRun = [doubtful(1, { released }), aCallOf(1, { records: 480 })];
  expect(reconciled(inThisRun)).toMatchObject({ possiblyPaid: 500, possiblyPaidTwice: 500 });
  expect(reconciled([doubtful(2, { released })])).toMatchObject({ possiblyPaidTwice: 500 });
  const bothTaken = [aCallOf(1, { released }), aCallOf(1, { records: 480 })];
  expect(reconciled(bothTaken)).toMatchObject({ possiblyPaid: 0, possiblyPaidTwice: 480 });
});
