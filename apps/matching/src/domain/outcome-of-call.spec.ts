import { describe, expect, it } from '@jest/globals';
import { aBatch, aCall, anAcceptedBatch, aPolicy, aSentBatch, later, now } from '../testing/builders.ts';
import { externalIdOf } from './batch.ts';
import { afterCall, afterPoll, type Polled, type Submitted } from './outcome-of-call.ts';

const policy = aPolicy();
const context = { policy, now };

describe('after a submit', () => {
  const record = { kind: 'no-company', externalId: 'x' } as const;

  it.each<[string, Submitted, object]>([
    ['accepted', { kind: 'accepted', bulkId: 'b' }, { then: 'collect', bulkId: 'b' }],
    ['answered', { kind: 'answered', record }, { then: 'answered', records: [record] }],
    ['never sent', { kind: 'refused', cause: 'not-sent' }, { then: 'again', reason: 'not-sent', until: later(1000) }],
    [
      'refused as too many',
      { kind: 'refused', cause: 'busy', status: 429 },
      { then: 'again', reason: 'busy-429', until: later(1000) },
    ],
    ['refused with 401', { kind: 'refused', cause: 'credentials' }, { then: 'block', reason: 'credentials-refused' }],
    ['refused with 427', { kind: 'refused', cause: 'out-of-credits' }, { then: 'block', reason: 'out-of-credits' }],
    ['refused with 400', { kind: 'refused', cause: 'rejected', status: 400 }, { then: 'fail', reason: 'rejected-400' }],
    ['reset', { kind: 'unknown', cause: 'connection-lost' }, { then: 'doubt', reason: 'connection-lost' }],
  ])('that was %s', (_, result, after) => {
    expect(afterCall(aBatch(), result, context)).toEqual(after);
  });

  it('waits longer each time the provider does not take it, up to a minute', () => {
    const until = (attempts: number) =>
      afterCall(aBatch({ attempts }), { kind: 'refused', cause: 'busy', status: 503 }, context);
    expect([0, 1, 2, 20].map(until)).toMatchObject(
      [1000, 2000, 4000, 60_000].map((ms) => ({ then: 'again', until: later(ms) })),
    );
  });

  it('waits as long as the provider wishes', () => {
    const result: Submitted = { kind: 'refused', cause: 'busy', status: 429, retryAfterMs: 7000 };
    expect(afterCall(aBatch(), result, context)).toMatchObject({ until: later(7000) });
  });
});

describe('after a poll', () => {
  const { callId } = aCall();
  const ours = { kind: 'no-company', externalId: externalIdOf(callId, 1) } as const;
  const foreign = { kind: 'no-company', externalId: externalIdOf('another-call', 1) } as const;
  const at = (ms: number) => ({ policy, now: later(ms) });

  it('takes the records of an accepted batch as they are', () => {
    expect(afterPoll(anAcceptedBatch(), { kind: 'done', records: [ours, foreign] }, context)).toMatchObject({
      then: 'answered',
    });
  });

  it('believes a hint whose records are the call’s', () => {
    expect(afterPoll(aSentBatch(), { kind: 'done', records: [ours] }, context)).toMatchObject({ then: 'answered' });
  });

  it.each([[[foreign]], [[ours, foreign]], [[]]])('believes no hint that holds others (%#)', (records) => {
    expect(afterPoll(aSentBatch(), { kind: 'done', records }, context)).toMatchObject({ then: 'disbelieve' });
  });

  it('asks ever more rarely while the answers are pending', () => {
    const waits = [0, 1, 4, 40].map((polls) => {
      const after = afterPoll(anAcceptedBatch({ call: aCall({ polls }) }), { kind: 'pending' }, context);
      return 'until' in after && after.until.getTime() - now.getTime();
    });
    expect(waits).toEqual([1500, 2250, 7593, 60_000]);
  });

  it.each<[string, Polled, number]>([
    ['pending', { kind: 'pending' }, policy.pollDeadlineMs],
    ['not found', { kind: 'lost' }, policy.lostGraceMs],
    ['rejected', { kind: 'refused', cause: 'rejected', status: 400 }, policy.lostGraceMs],
    ['out of reach', { kind: 'refused', cause: 'not-sent' }, policy.outageDeadlineMs],
    ['garbled', { kind: 'unknown', cause: 'unreadable' }, policy.outageDeadlineMs],
  ])('gives up an accepted batch that stays %s for too long, and not before', (_, polled, deadlineMs) => {
    expect(afterPoll(anAcceptedBatch(), polled, at(deadlineMs - 1))).toMatchObject({ then: 'again' });
    expect(afterPoll(anAcceptedBatch(), polled, at(deadlineMs))).toEqual({ then: 'give-up', reason: 'call-failed' });
  });

  it('never gives up for an outage what a hint may still lead to', () => {
    expect(afterPoll(aSentBatch(), { kind: 'unknown', cause: 'gateway' }, at(policy.outageDeadlineMs))).toMatchObject({
      then: 'again',
      isOutage: true,
    });
  });

  it('tells an outage from patience', () => {
    expect(afterPoll(anAcceptedBatch(), { kind: 'pending' }, context)).toMatchObject({ isOutage: false });
    expect(afterPoll(anAcceptedBatch(), { kind: 'refused', cause: 'not-sent' }, context)).toMatchObject({
      isOutage: true,
    });
  });

  it.each<[Polled, string]>([
    [{ kind: 'refused', cause: 'credentials' }, 'credentials-refused'],
    [{ kind: 'refused', cause: 'out-of-credits' }, 'out-of-credits'],
  ])('blocks the credential that was refused (%#)', (polled, reason) => {
    expect(afterPoll(anAcceptedBatch(), polled, context)).toEqual({ then: 'block', reason });
  });
});
