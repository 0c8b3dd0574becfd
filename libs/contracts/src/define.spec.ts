import { describe, expect, it } from '@jest/globals';
import { keyOf } from '@firmograph/kernel';
import { occurred, occurredUnchecked, outgoing, tombstone } from './define.ts';
import { enrichedProfiles } from './events/enriched-profiles.ts';
import { RunSourced, runs } from './events/runs.ts';

const runId = '7b0c1f4e-6f0a-4b53-9f0b-0c6f3f1b2a11';
const fact = {
  source: 'sourcing',
  subject: keyOf('acme', runId),
  occurrence: 'sourced',
  time: new Date('2026-01-01T00:00:00Z'),
  tenantid: 'acme',
  correlationid: runId,
  data: { runId, enrichmentId: runId, profiles: 3, batches: 1 },
};

describe('occurred', () => {
  it('completes the envelope', () => {
    expect(occurred(RunSourced, fact)).toMatchObject({
      specversion: '1.0',
      type: 'run.sourced',
      time: '2026-01-01T00:00:00.000Z',
      data: { profiles: 3 },
    });
  });

  it('makes the same bytes of the same fact, whenever it is told', () => {
    expect(JSON.stringify(occurred(RunSourced, fact))).toBe(JSON.stringify(occurred(RunSourced, { ...fact })));
  });

  it('gives another fact of the same subject another id', () => {
    expect(occurred(RunSourced, fact).id).not.toBe(occurred(RunSourced, { ...fact, occurrence: 'again' }).id);
  });

  it('refuses to build what breaks the contract', () => {
    expect(() => occurred(RunSourced, { ...fact, data: { ...fact.data, profiles: -1 } })).toThrow(/profiles/);
  });

  it('builds the same without the check', () => {
    expect(occurredUnchecked(RunSourced, fact)).toEqual(occurred(RunSourced, fact));
  });
});

describe('a message', () => {
  it('is keyed by its subject and says its type in a header', () => {
    const message = outgoing(runs, occurred(RunSourced, fact), { run: runId });
    expect(message).toMatchObject({
      topic: 'enrichment.runs.v1',
      key: fact.subject,
      headers: { 'content-type': 'application/cloudevents+json', type: 'run.sourced', run: runId },
    });
    expect(message.headers).not.toHaveProperty('sequence');
  });

  it('carries the sequence of its subject where there is one', () => {
    expect(outgoing(runs, occurred(RunSourced, { ...fact, sequence: 4 })).headers['sequence']).toBe('4');
  });

  it('ends a key with nothing but a sequence', () => {
    expect(tombstone(enrichedProfiles, 'acme:e:p', 5)).toEqual({
      topic: 'enrichment.enriched-profiles.v1',
      key: 'acme:e:p',
      value: null,
      headers: { sequence: '5' },
    });
  });
});
