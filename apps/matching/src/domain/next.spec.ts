import { describe, expect, it } from '@jest/globals';
import { aBatch, aCall, anAcceptedBatch, aPlan, aPolicy, aRun, aSentBatch, later, now } from '../testing/builders.ts';
import { next, type Decision, type Facts } from './next.ts';
import type { PermitFact, Refusal } from './permit.ts';

const policy = aPolicy();
const context = { policy, now };
const granted: PermitFact = { kind: 'granted', fingerprint: 'f1', fields: ['name', 'website', 'location'] };
const toCollect: PermitFact = { kind: 'granted', fingerprint: 'f1', fields: [] };
const free: Facts = {
  run: aRun(),
  permit: granted,
  plan: aPlan(),
  block: null,
  outstanding: 0,
  allowance: { kind: 'granted', credits: 2 },
  slot: { granted: true },
};
const waiting = (because: string, ms: number) => ({ do: 'wait', because, until: later(ms) });

describe('a stored batch', () => {
  const decided = (facts: Facts): Decision => next(aBatch(), facts, context);

  it('waits for a run that is not known', () => {
    expect(decided({ run: null })).toEqual(waiting('run-unknown', 2000));
  });

  it('is named after its connection before anything else', () => {
    expect(next(aBatch({ connectionId: '' }), { run: aRun({ isPaused: true }) }, context)).toEqual({ do: 'name' });
  });

  it.each<[string, Partial<Facts['run'] & object>, string]>([
    ['canceled', { cancel: 'canceled' }, 'canceled'],
    ['canceled while paused', { cancel: 'canceled', isPaused: true }, 'canceled'],
    ['canceled for want of consent', { cancel: 'no-consent' }, 'no-consent'],
    ['canceled while out of credits', { cancel: 'canceled', blocked: 'out-of-credits' }, 'out-of-credits'],
    ['canceled while its token was refused', { cancel: 'canceled', blocked: 'credentials-refused' }, 'canceled'],
    ['without consent while out of credits', { cancel: 'no-consent', blocked: 'out-of-credits' }, 'no-consent'],
    ['over', { isOver: true }, 'canceled'],
  ])('of a run that is %s ends unsent', (_, run, reason) => {
    expect(decided({ run: aRun(run) })).toEqual({ do: 'end', reason });
  });

  it('waits while its run is paused, and asks nobody', () => {
    expect(decided({ run: aRun({ isPaused: true }) })).toEqual(waiting('paused', policy.pauseMs));
  });

  it.each<[Refusal, Decision]>([
    ['canceled', { do: 'end', reason: 'canceled' }],
    ['removed', { do: 'end', reason: 'canceled' }],
    ['settled', { do: 'end', reason: 'canceled' }],
    ['no-consent', { do: 'end', reason: 'no-consent' }],
    ['paused', { do: 'wait', because: 'not-permitted', until: later(policy.pauseMs) }],
    ['blocked', { do: 'wait', because: 'not-permitted', until: later(policy.pauseMs) }],
    ['inactive', { do: 'wait', because: 'not-permitted', until: later(policy.pauseMs) }],
    ['unknown-run', { do: 'wait', because: 'not-permitted', until: later(policy.pauseMs) }],
  ])('that gets no permit because of %s', (because, decision) => {
    expect(decided({ run: aRun(), permit: { kind: 'refused', because } })).toEqual(decision);
  });

  it('ends for want of credits when the permit says canceled and the run was out of credits', () => {
    const run = aRun({ blocked: 'out-of-credits' });
    expect(decided({ run, permit: { kind: 'refused', because: 'canceled' } })).toEqual({
      do: 'end',
      reason: 'out-of-credits',
    });
  });

  it('waits while configuration cannot be asked', () => {
    expect(decided({ run: aRun(), permit: { kind: 'unavailable' } })).toEqual(waiting('configuration-down', 5000));
  });

  it('ends without consent when the name may not leave', () => {
    const permit: PermitFact = { kind: 'granted', fingerprint: 'f1', fields: ['website'] };
    expect(decided({ run: aRun(), permit })).toEqual({ do: 'end', reason: 'no-consent' });
  });

  it.each<[string, Partial<Facts>, object]>([
    ['the permit', { permit: undefined }, { do: 'learn', fact: 'permit', to: 'submit' }],
    ['the plan', { plan: undefined }, { do: 'learn', fact: 'plan' }],
    ['the block', { block: undefined }, { do: 'learn', fact: 'block' }],
    ['what is outstanding', { outstanding: undefined }, { do: 'learn', fact: 'outstanding' }],
    ['what the budgets say', { allowance: undefined }, { do: 'learn', fact: 'allowance' }],
    ['the slot, last of all', { slot: undefined }, { do: 'learn', fact: 'slot' }],
  ] as never)('asks for %s', (_: string, missing: Partial<Facts>, decision: object) => {
    expect(decided({ ...free, ...missing })).toEqual(decision);
  });

  it('is answered without a call when nothing in it is sendable, even while its credential is refused', () => {
    const plan = aPlan({ questions: [] });
    expect(decided({ ...free, plan, block: 'credentials-refused' })).toEqual({ do: 'answer', plan });
  });

  it('waits while its credential is refused', () => {
    expect(decided({ ...free, block: 'out-of-credits' })).toEqual(waiting('blocked', policy.pauseMs));
  });

  it('fills the provider to its limit and not beyond', () => {
    expect(decided({ ...free, outstanding: 99_998 })).toMatchObject({ do: 'call' });
    expect(decided({ ...free, outstanding: 99_999 })).toEqual(waiting('provider-full', 5000));
  });

  it('waits for the next window of a budget, and looks from time to time all the same', () => {
    const until = later(policy.budgetLookMs - 1);
    const wait = { do: 'wait', because: 'over-budget' };
    expect(decided({ ...free, allowance: { kind: 'wait', until } })).toEqual({ ...wait, until });
    const soon = later(policy.budgetLookMs);
    expect(decided({ ...free, allowance: { kind: 'wait', until: later(9e9) } })).toEqual({ ...wait, until: soon });
    expect(decided({ ...free, allowance: { kind: 'wait', until: null } })).toEqual({ ...wait, until: soon });
  });

  it('asks what its run’s own budget still pays for, and is answered without a call when that is nothing', () => {
    const some = decided({ ...free, allowance: { kind: 'granted', credits: 1 } });
    expect(some).toMatchObject({ do: 'call', plan: { questions: [{ key: 'k1' }], recordOf: [0, -1] } });
    const none = decided({ ...free, allowance: { kind: 'over' } });
    expect(none).toMatchObject({ do: 'answer', plan: { questions: [], recordOf: [-1, -1] } });
  });

  it('waits for as long as its slot is away', () => {
    expect(decided({ ...free, slot: { granted: false, inMs: 1234 } })).toEqual(waiting('rate', 1234));
  });

  it('is called for when all is in order', () => {
    expect(decided(free)).toEqual({ do: 'call', plan: free.plan });
  });
});

describe('a sent batch', () => {
  const run = aRun({ cancel: 'canceled' });
  const decided = (entry: Facts['entry'], at = now, batch = aSentBatch(), facts: Partial<Facts> = {}): Decision =>
    next(batch, { run, entry, ...facts } as Facts, { policy, now: at });
  const hinted = { state: 'unknown', hint: 'b7' } as const;

  it('looks into the ledger first', () => {
    expect(decided(undefined)).toEqual({ do: 'learn', fact: 'entry' });
  });

  it('takes over what the ledger knows to be accepted', () => {
    expect(decided({ state: 'accepted', bulkId: 'b1' })).toEqual({ do: 'adopt', bulkId: 'b1' });
  });

  it('is taken back when the ledger knows that it was refused', () => {
    expect(decided({ state: 'refused' })).toEqual({ do: 'take-back', until: later(1000) });
  });

  it('is recovered when the ledger knows that it was answered', () => {
    expect(decided({ state: 'answered' })).toEqual({ do: 'recover' });
  });

  it('is given up when somebody began to', () => {
    expect(decided({ state: 'ambiguous' })).toEqual({ do: 'give-up', reason: 'ambiguous' });
  });

  it.each([[null], [{ state: 'attempted' as const }], [{ state: 'unknown' as const }]])(
    'is never sent again while its fate is not known (%p)',
    (entry) => {
      expect(decided(entry, later(policy.leaseMs * 3))).toEqual({
        do: 'wait',
        because: 'fate-unknown',
        until: later(policy.leaseMs * 4),
      });
    },
  );

  it('waits no longer than the hour', () => {
    const at = later(policy.ambiguousAfterMs - 5000);
    expect(decided({ state: 'unknown' }, at)).toMatchObject({ until: later(policy.ambiguousAfterMs) });
    expect(decided({ state: 'unknown' }, later(policy.ambiguousAfterMs))).toEqual({
      do: 'give-up',
      reason: 'ambiguous',
    });
  });

  it('is given up at once when nobody can report on it any more', () => {
    const batch = aSentBatch({ call: aCall({ canCallBack: false }) });
    expect(decided({ state: 'unknown' }, now, batch)).toEqual({ do: 'give-up', reason: 'ambiguous' });
  });

  it('waits for a frozen caller for two leases when there is no callback', () => {
    const batch = aSentBatch({ call: aCall({ canCallBack: false }) });
    expect(decided({ state: 'attempted' }, later(policy.leaseMs), batch)).toMatchObject({ do: 'wait' });
    expect(decided({ state: 'attempted' }, later(2 * policy.leaseMs), batch)).toMatchObject({ do: 'give-up' });
  });

  it('asks for leave to collect what it has a hint of', () => {
    expect(decided(hinted)).toEqual({ do: 'learn', fact: 'permit', to: 'collect' });
  });

  it('polls what it has a hint of', () => {
    expect(decided(hinted, now, aSentBatch(), { permit: toCollect, block: null, slot: { granted: true } })).toEqual({
      do: 'poll',
      bulkId: 'b7',
      isHint: true,
    });
  });

  it('follows a late hint once', () => {
    const at = later(policy.ambiguousAfterMs + 1);
    expect(decided(hinted, at)).toMatchObject({ do: 'learn', fact: 'permit' });
    expect(decided(hinted, at, aSentBatch({ call: aCall({ polls: 1 }) }))).toMatchObject({ do: 'give-up' });
  });

  it('is ambiguous when its hint may not be followed any more', () => {
    const permit: PermitFact = { kind: 'refused', because: 'settled' };
    expect(decided(hinted, now, aSentBatch(), { permit })).toEqual({ do: 'give-up', reason: 'ambiguous' });
  });
});

describe('an accepted batch', () => {
  const run = aRun({ cancel: 'canceled', isPaused: true });
  const decided = (facts: Partial<Facts>): Decision => next(anAcceptedBatch(), { run, ...facts }, context);
  const ready: Partial<Facts> = { permit: toCollect, block: null, slot: { granted: true } };

  it('of a canceled and paused run is collected all the same', () => {
    expect(decided(ready)).toEqual({ do: 'poll', bulkId: '/v3/enrichment/results/b1', isHint: false });
  });

  it.each<[string, Partial<Facts>, object]>([
    ['leave to collect', { permit: undefined }, { do: 'learn', fact: 'permit', to: 'collect' }],
    ['the block', { block: undefined }, { do: 'learn', fact: 'block' }],
    ['the slot', { slot: undefined }, { do: 'learn', fact: 'slot' }],
  ] as never)('asks for %s', (_: string, missing: Partial<Facts>, decision: object) => {
    expect(decided({ ...ready, ...missing })).toEqual(decision);
  });

  it.each<[Refusal, object]>([
    ['settled', { do: 'give-up', reason: 'call-failed' }],
    ['removed', { do: 'give-up', reason: 'call-failed' }],
    ['inactive', waiting('not-permitted', policy.pauseMs)],
  ])('that may not be collected because of %s', (because, decision) => {
    expect(decided({ permit: { kind: 'refused', because } })).toEqual(decision);
  });

  it.each<[string, Partial<Facts>, object]>([
    ['configuration is down', { permit: { kind: 'unavailable' } }, waiting('configuration-down', 5000)],
    ['the credential is refused', { block: 'credentials-refused' }, waiting('blocked', policy.pauseMs)],
    ['the rate is used up', { slot: { granted: false, inMs: 70 } }, waiting('rate', 70)],
  ])('waits while %s', (_, facts, decision) => {
    expect(decided({ ...ready, ...facts })).toEqual(decision);
  });
});
