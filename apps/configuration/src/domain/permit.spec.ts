import { describe, expect, it } from '@jest/globals';
import { aConnection, aConsent, anEnrichment, aRun, later, monday } from '../testing/builders.ts';
import { withdrawn } from './consent.ts';
import { decidePermit, type PermitFacts } from './permit.ts';
import type { Run } from './run.ts';

const permitMs = 30_000;
const fine: PermitFacts = {
  run: aRun({ state: 'running' }),
  enrichment: anEnrichment(),
  connection: aConnection(),
  consent: aConsent(),
};
const run = (fields: Partial<Run>) => ({ run: aRun(fields) });

describe('to submit', () => {
  it.each<[string, Partial<PermitFacts>, string]>([
    ['everything is in order', {}, 'granted'],
    ['the data set is still being frozen', run({ state: 'sourcing' }), 'granted'],
    ['the run is queued', run({ state: 'queued' }), 'granted'],
    ['nobody knows the run', { run: null }, 'unknown-run'],
    ['the run is completed', run({ state: 'completed' }), 'settled'],
    ['the run is canceled', run({ state: 'canceled' }), 'settled'],
    ['the run has failed', run({ state: 'failed' }), 'settled'],
    ['the run is being canceled', run({ state: 'canceling', reason: 'canceled' }), 'canceled'],
    ['the run ends for want of consent', run({ state: 'canceling', reason: 'no-consent' }), 'no-consent'],
    ['the run is paused', run({ state: 'paused' }), 'paused'],
    ['the run is blocked', run({ state: 'blocked' }), 'blocked'],
    ['the connection is gone', { connection: null }, 'removed'],
    ['the enrichment is gone', { enrichment: null }, 'removed'],
    ['the enrichment is being deleted', { enrichment: anEnrichment({ deletedAt: monday }) }, 'removed'],
    ['the enrichment is switched off', { enrichment: anEnrichment({ state: 'Inactive' }) }, 'inactive'],
    ['the connection is blocked', { connection: aConnection({ blockedBecause: 'out-of-credits' }) }, 'blocked'],
    ['the connection is not verified', { connection: aConnection({ verifiedAt: null }) }, 'blocked'],
    ['consent was never given', { consent: null }, 'no-consent'],
    ['consent was withdrawn', { consent: withdrawn(aConsent(), 'ada', monday) }, 'no-consent'],
    ['consent has run out', { consent: aConsent({ expiresAt: later(1000) }) }, 'no-consent'],
    ['consent leaves out the name', { consent: aConsent({ fields: ['website'] }) }, 'no-consent'],
    ['consent is missing and the run is paused', { ...run({ state: 'paused' }), consent: null }, 'no-consent'],
  ])('when %s', (_, facts, outcome) => {
    const decision = decidePermit({ ...fine, ...facts }, 'submit', permitMs, later(1000));
    expect(decision.granted ? 'granted' : decision.because).toBe(outcome);
  });

  it('names the consent it relies on', () => {
    const consent = aConsent({ consentId: '0b3c5a86-58c5-4a3c-8f93-0f4b5c3a7d10' });
    expect(decidePermit({ ...fine, consent }, 'submit', permitMs, later(1000))).toEqual({
      granted: true,
      validForMs: permitMs,
      consent: { consentId: '0b3c5a86-58c5-4a3c-8f93-0f4b5c3a7d10', version: 1, fields: ['name', 'website'] },
    });
  });

  it.each([
    ['the fields that are agreed to but not mapped', ['name', 'location'], ['name']],
    ['the fields that are mapped but not agreed to', ['name'], ['name']],
  ] as const)('leaves out %s', (_, agreed, fields) => {
    const decision = decidePermit({ ...fine, consent: aConsent({ fields: agreed }) }, 'submit', permitMs, later(1000));
    expect(decision).toMatchObject({ consent: { fields } });
  });

  it('never outlasts the consent', () => {
    const consent = aConsent({ expiresAt: later(1500) });
    expect(decidePermit({ ...fine, consent }, 'submit', permitMs, later(1000))).toMatchObject({ validForMs: 500 });
  });
});

describe('to collect what was sent before', () => {
  it.each<[string, Partial<PermitFacts>, string]>([
    ['the run is being canceled', run({ state: 'canceling' }), 'granted'],
    ['the run is paused', run({ state: 'paused' }), 'granted'],
    ['the run is blocked', run({ state: 'blocked' }), 'granted'],
    ['consent was withdrawn', { consent: withdrawn(aConsent(), 'ada', monday) }, 'granted'],
    ['the enrichment is switched off', { enrichment: anEnrichment({ state: 'Inactive' }) }, 'granted'],
    ['the enrichment is being deleted', { enrichment: anEnrichment({ deletedAt: monday }) }, 'granted'],
    ['the connection is not verified', { connection: aConnection({ verifiedAt: null }) }, 'granted'],
    ['the connection is gone', { connection: null }, 'removed'],
    ['the run is over', run({ state: 'completed' }), 'settled'],
    ['nobody knows the run', { run: null }, 'unknown-run'],
  ])('when %s', (_, facts, outcome) => {
    const decision = decidePermit({ ...fine, ...facts }, 'collect', permitMs, later(1000));
    expect(decision.granted ? 'granted' : decision.because).toBe(outcome);
  });

  it('relies on no consent', () => {
    expect(decidePermit(fine, 'collect', permitMs, monday)).toMatchObject({ consent: null, validForMs: permitMs });
  });
});
