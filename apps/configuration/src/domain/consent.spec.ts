import { describe, expect, it } from '@jest/globals';
import { aConsent, aConsentRequest, later, monday } from '../testing/builders.ts';
import { consentsOf, emptyRecord, expired, granted, grantAt, lookAt, withdrawn } from './consent.ts';

const hour = 3_600_000;

describe('a consent', () => {
  it('holds from when it is given', () => {
    expect(grantAt(aConsent(), monday)).toMatchObject({ version: 1, by: 'ada' });
  });

  it('holds no more once it is withdrawn', () => {
    expect(grantAt(withdrawn(aConsent(), 'bob', later(hour)), later(hour))).toBeNull();
  });

  it('holds no more from the moment it runs out, though nobody has noticed', () => {
    const record = aConsent({ expiresAt: later(hour) });
    expect([grantAt(record, later(hour - 1)), grantAt(record, later(hour))]).toEqual([expect.anything(), null]);
  });

  it('cannot be given for a time that is over', () => {
    expect(() => aConsent({ expiresAt: monday })).toThrow(/in the future/);
  });

  it('cannot be withdrawn when none is given', () => {
    expect(() => withdrawn(emptyRecord('c'), 'ada', monday)).toThrow(/No consent is given/);
  });

  it('cannot be withdrawn twice', () => {
    expect(() => withdrawn(withdrawn(aConsent(), 'ada', monday), 'ada', monday)).toThrow(/No consent is given/);
  });

  it('expires at the moment that was agreed, however late that is noticed', () => {
    const record = expired(aConsent({ expiresAt: later(hour) }), later(5 * hour));
    expect(record?.acts.at(-1)).toMatchObject({ act: 'expired', by: null, at: later(hour), version: 2 });
  });

  it.each([
    ['it does not run out', aConsent()],
    ['its time has not come', aConsent({ expiresAt: later(2 * hour) })],
    ['it was withdrawn before', withdrawn(aConsent({ expiresAt: later(hour) }), 'ada', monday)],
  ])('does not expire when %s', (_, record) => {
    expect(expired(record, later(hour))).toBeNull();
  });
});

describe('the record', () => {
  it('adds acts and changes none', () => {
    const given = aConsent();
    const after = granted(withdrawn(given, 'bob', later(hour)), aConsentRequest({ at: later(2 * hour) }));
    expect(after.acts.slice(0, 1)).toEqual(given.acts);
    expect(after.acts.map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  it('shows each consent with what became of it, newest first', () => {
    const first = aConsent({ expiresAt: later(hour) });
    const second = granted(withdrawn(first, 'bob', later(1)), aConsentRequest({ at: later(2) }));
    const third = granted(second, aConsentRequest({ at: later(3), by: 'eve' }));
    const shown = consentsOf(third, later(4)).map(({ state, version, endedBy }) => [state, version, endedBy]);
    expect(shown).toEqual([
      ['given', 4, null],
      ['withdrawn', 3, 'eve'],
      ['withdrawn', 2, 'bob'],
    ]);
  });

  it('shows one that has run out as expired before anybody has noticed', () => {
    expect(consentsOf(aConsent({ expiresAt: later(hour) }), later(hour))).toMatchObject([{ state: 'expired' }]);
  });

  it.each([
    ['never, when it does not run out', aConsent(), null],
    ['when it runs out', aConsent({ expiresAt: later(hour) }), later(hour)],
    ['soon, while runs are to be told of its end', withdrawn(aConsent(), 'ada', monday), later(5000)],
  ])('is looked at %s', (_, record, at) => {
    expect(lookAt(record)).toEqual(at);
  });
});
