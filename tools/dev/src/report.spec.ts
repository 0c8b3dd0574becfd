import { expect, it } from '@jest/globals';
import { summarize } from './report.ts';

const none = { calls: 0, records: 0 };
const counts = { enriched: 2, unchanged: 1, 'not-matched': 1, 'not-eligible': 0, 'not-attempted': 0, failed: 0 };

it('tells a run as its three services know it', () => {
  const run = {
    runId: '018f3c1e-0000-7000-8000-000000000001',
    enrichmentId: '018f3c1e-0000-7000-8000-000000000002',
    state: 'completed',
    definitionVersion: 1,
    status: 'Successful',
    mode: 'changed',
    ofRun: null,
    trigger: 'person',
    plan: null,
    plannedFor: null,
    seconds: 2.5,
    reason: null,
    requestedBy: 'ada',
    requestedAt: '2026-01-01T00:00:00.000Z',
    endedAt: '2026-01-01T00:00:02.500Z',
    profiles: 4,
    counts,
  } as const;
  const progress = {
    runId: run.runId,
    enrichmentId: run.enrichmentId,
    state: 'completed',
    profiles: 4,
    done: 4,
    counts,
    reasons: { 'not-matched/not-found': 1 },
    confidences: { HIGH: 3 },
    fields: { name: 3, employees: 1 },
    cached: 1,
    startedAt: run.requestedAt,
    endedAt: run.endedAt,
    profilesPerSecond: 1.6,
    secondsLeft: null,
  } as const;
  const usage = {
    calls: 2,
    records: 4,
    byState: {
      attempted: none,
      accepted: none,
      answered: { calls: 1, records: 3 },
      refused: { calls: 1, records: 1 },
      unknown: none,
      ambiguous: none,
    },
    possiblyPaid: 0,
  };
  expect(summarize(run, progress, usage)).toEqual({
    run: { id: run.runId, status: 'completed', seconds: 2.5 },
    profiles: 4,
    outcomes: counts,
    fields: { name: 3, employees: 1 },
    confidence: { HIGH: 3 },
    provider: { calls: 2, credits: 3 },
  });
});
