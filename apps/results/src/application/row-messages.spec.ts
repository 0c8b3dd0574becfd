import { describe, expect, it } from '@jest/globals';
import { EnrichedProfileRetracted, EnrichedProfileUpdated } from '@firmograph/contracts';
import { aRow, enrichmentId, runId } from '../testing/builders.ts';
import { withdrawn } from '../domain/row.ts';
import { messagesOf } from './row-messages.ts';

const gone = withdrawn(aRow(), 'profile-deleted', new Date('2026-06-02T08:00:00.000Z'));

function eventIn(value: string | null | undefined): unknown {
  return JSON.parse(value ?? '');
}

describe('a filled row', () => {
  it('is told as its contract says', () => {
    const [message] = messagesOf('acme', aRow({ confidenceLabel: 'Very sure' }));
    expect(EnrichedProfileUpdated.message.parse(eventIn(message?.value))).toMatchObject({
      subject: `acme:${enrichmentId}:p-1`,
      tenantid: 'acme',
      correlationid: runId,
      sequence: 3,
      time: '2026-06-01T08:01:00.000Z',
      data: {
        company: { name: 'LEGO A/S' },
        confidenceLabel: 'Very sure',
        changed: ['name'],
        outputTable: 'Companies',
      },
    });
  });

  it('is one message, keyed by its subject, headed by its sequence', () => {
    expect(messagesOf('acme', aRow())).toMatchObject([
      {
        topic: 'enrichment.enriched-profiles.v1',
        key: `acme:${enrichmentId}:p-1`,
        headers: { type: 'enriched-profile.updated', sequence: '3' },
      },
    ]);
  });

  it.each([['"{}}}"'], ['a \\ b " c'], ['雪 🏭 ‮']])('carries the company as it is: %s', (name) => {
    const [message] = messagesOf('acme', aRow({ company: JSON.stringify({ name }) }));
    expect(eventIn(message?.value)).toMatchObject({ data: { company: { name } } });
  });

  it('has the same bytes whenever it is told', () => {
    expect(messagesOf('acme', aRow())).toEqual(messagesOf('acme', structuredClone(aRow())));
  });

  it('has another id with another sequence', () => {
    const [one] = messagesOf('acme', aRow());
    const [other] = messagesOf('acme', aRow({ sequence: 4 }));
    expect(eventIn(one?.value)).not.toMatchObject({ id: (eventIn(other?.value) as { id: string }).id });
  });
});

describe('a retracted row', () => {
  it('is told, and then its key ends', () => {
    const [event, end] = messagesOf('acme', gone);
    expect(EnrichedProfileRetracted.message.parse(eventIn(event?.value))).toMatchObject({
      sequence: 4,
      data: { reason: 'profile-deleted', profileId: 'p-1' },
    });
    expect(end).toEqual({
      topic: 'enrichment.enriched-profiles.v1',
      key: `acme:${enrichmentId}:p-1`,
      value: null,
      headers: { sequence: '4' },
    });
  });
});
