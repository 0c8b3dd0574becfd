import { describe, expect, it } from '@jest/globals';
import {
  confidences,
  failedReasons,
  notAttemptedReasons,
  notEligibleReasons,
  sumOf,
  type Answer,
} from '@firmograph/enrichment';
import fc from 'fast-check';
import { aDefinition, aRun, found, lego, notFound, novo } from '../testing/builders.ts';
import { decidePart, type PresentRow } from './decide-part.ts';
import { isOpen, rowOf, type PartRecord } from './part-record.ts';
import { decisionRecord } from './review-decision.ts';
import type { Review } from './review.ts';
import { undoOf } from './undo-record.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const now = new Date('2026-06-01T09:00:00.000Z');
const reasonOf = <const Outcome extends string, const Reason extends string>(
  outcome: Outcome,
  reasons: readonly Reason[],
) => fc.constantFrom(...reasons).map((reason) => ({ outcome, reason }));

/** Faults, cancels, withdrawals, budgets, and everything that a provider may say. */
const answerTo = (profileId: string): fc.Arbitrary<Answer> =>
  fc.oneof(
    fc
      .record({
        company: fc.constantFrom(lego, novo, { originalName: 'x' }),
        confidence: fc.constantFrom(...confidences),
        cached: fc.boolean(),
      })
      .map(({ company, ...changes }) => found(profileId, company, changes)),
    fc.constant(notFound(profileId)),
    fc
      .oneof(
        reasonOf('failed', failedReasons),
        reasonOf('not-attempted', notAttemptedReasons),
        reasonOf('not-eligible', notEligibleReasons),
      )
      .map((because): Answer => ({ kind: 'none', profileId, because })),
  );

const part = fc.record({
  answers: fc.tuple(...ids.map(answerTo)),
  deleted: fc.subarray(ids),
  minimumConfidence: fc.constantFrom('HIGH', 'MEDIUM', 'LOW'),
  isReviewed: fc.boolean(),
  whenNotMatched: fc.constantFrom('retract', 'keep'),
  keptFields: fc.constantFrom(undefined, ['phone' as const]),
  verdict: fc.constantFrom('accepted', 'rejected', 'waiting'),
  isUndone: fc.boolean(),
});
type Part = typeof part extends fc.Arbitrary<infer Value> ? Value : never;

/** The rows that records make, as the store would hold them. */
function applied(rows: Map<string, PresentRow>, record: PartRecord): void {
  for (const change of record.changes.filter(isOpen)) {
    const row = rowOf(record, change);
    const { sequence, runOrder, recordId } = row;
    const content = row.state === 'filled' ? row : null;
    rows.set(row.profileId, { sequence, runOrder, recordId, content, was: content });
  }
}

function ran(rows: Map<string, PresentRow>, given: Part, round: number): PartRecord {
  const { minimumConfidence, whenNotMatched, keptFields, isReviewed } = given;
  const definition = aDefinition({
    ...{ version: round + 1, minimumConfidence, whenNotMatched },
    ...(keptFields === undefined ? {} : { keptFields: [...keptFields] }),
    ...(isReviewed ? { review: { from: 'VERY LOW' as const } } : {}),
  });
  const run = aRun({ definition, requestedAt: new Date(now.getTime() + round * 60_000) });
  const record = decidePart(
    { run, batch: 1, part: 1, parts: 1, answers: given.answers },
    { rows, deleted: new Set(given.deleted), now },
  );
  applied(rows, record);
  return record;
}

function decided(rows: Map<string, PresentRow>, record: PartRecord, state: Part['verdict']): void {
  for (const waiting of record.waiting ?? []) {
    const { tenantId, enrichmentId, runId, runOrder, outputTable, definitionVersion } = record;
    const ofRun = { tenantId, enrichmentId, runId, runOrder, outputTable, definitionVersion };
    const review: Review = { ...waiting, ...ofRun, state, rev: 1, since: now };
    applied(rows, decisionRecord(review, rows.get(waiting.profileId), null, now));
  }
}

/** Runs with edited definitions, each with its decisions and perhaps undone: after each, the counts as they stand. */
function lived(
  parts: readonly Part[],
  look: (record: PartRecord, rows: ReadonlyMap<string, PresentRow>) => void,
): void {
  const rows = new Map<string, PresentRow>();
  for (const [round, given] of parts.entries()) {
    const record = ran(rows, given, round);
    const before = structuredClone(record.tally);
    decided(rows, record, given.verdict);
    if (given.isUndone) applied(rows, undoOf(record, rows, now));
    expect(record.tally).toEqual(before);
    look(record, rows);
  }
}

describe('over faults, cancels, withdrawals, deletions, edits, decisions and undos', () => {
  const lives = fc.array(part, { minLength: 1, maxLength: 5 });

  it('outcomes add up to the data set, and decisions and undos count beside the run', () => {
    fc.assert(
      fc.property(lives, (parts) => {
        lived(parts, ({ tally, outcomes, profileIds }) => {
          expect(sumOf(tally.counts)).toBe(ids.length);
          expect([outcomes.length, profileIds.length]).toEqual([ids.length, ids.length]);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('enriched counts only what brought at least one kept field', () => {
    fc.assert(
      fc.property(lives, (parts) => {
        lived(parts, (record) => {
          const written = record.changes.filter(isOpen).filter(({ after }) => after !== null);
          expect(written).toHaveLength(record.tally.counts.enriched);
          for (const { after } of written) expect(after?.filled).not.toBe(0);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('the sequence of a row only rises', () => {
    fc.assert(
      fc.property(lives, (parts) => {
        const last = new Map<string, number>();
        lived(parts, (_, rows) => {
          for (const [id, { sequence }] of rows) {
            expect(sequence).toBeGreaterThanOrEqual(last.get(id) ?? 0);
            last.set(id, sequence);
          }
        });
      }),
      { numRuns: 100 },
    );
  });
});
