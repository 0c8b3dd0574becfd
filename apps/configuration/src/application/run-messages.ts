import {
  occurred,
  outgoing,
  RunBlocked,
  RunCanceled,
  RunCancelRequested,
  RunCompleted,
  RunFailed,
  RunPaused,
  RunRequested,
  RunResumed,
  runs,
  type OutgoingMessage,
} from '@firmograph/contracts';
import { noOutcomes } from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';
import { standardOrder } from '../domain/run-order.ts';
import type { Run, RunFact } from '../domain/run.ts';
import { source } from './messages.ts';

/** A change of a run's state, as all hear it. `sequence` tells it from the run's other changes. */
export function runChanged(tenantId: string, run: Run, says: RunFact, sequence: number): OutgoingMessage {
  const happened = {
    source,
    subject: keyOf(tenantId, run.runId),
    occurrence: sequence,
    time: run.aliveAt,
    tenantid: tenantId,
    correlationid: run.runId,
    sequence,
  };
  return outgoing(runs, eventsOf[says](run, happened));
}

type Happened = Omit<Parameters<typeof occurred>[1], 'data'>;

const eventsOf = {
  requested: (run: Run, happened: Happened) =>
    occurred(RunRequested, { ...happened, data: { ...idsOf(run), ...requestOf(run) } }),
  paused: (run: Run, happened: Happened) => occurred(RunPaused, { ...happened, data: idsOf(run) }),
  resumed: (run: Run, happened: Happened) => occurred(RunResumed, { ...happened, data: idsOf(run) }),
  'cancel-requested': (run: Run, happened: Happened) =>
    occurred(RunCancelRequested, { ...happened, data: { ...idsOf(run), reason: cancelReasonOf(run) } }),
  blocked: (run: Run, happened: Happened) =>
    occurred(RunBlocked, { ...happened, data: { ...idsOf(run), reason: blockReasonOf(run) } }),
  completed: (run: Run, happened: Happened) =>
    occurred(RunCompleted, { ...happened, data: { ...idsOf(run), counts: run.counts ?? noOutcomes } }),
  canceled: (run: Run, happened: Happened) =>
    occurred(RunCanceled, { ...happened, data: { ...idsOf(run), counts: run.counts ?? noOutcomes } }),
  failed: (run: Run, happened: Happened) =>
    occurred(RunFailed, { ...happened, data: { ...idsOf(run), reason: 'standstill', missingBatches: [] } }),
};

const idsOf = ({ runId, definition: { enrichmentId } }: Run) => ({ runId, enrichmentId });

function requestOf({ definition, requestedBy, requestedAt, order = standardOrder }: Run) {
  const { mode, ofRun, trigger, plan } = order;
  const how = { mode, trigger, ...(ofRun === null ? {} : { ofRun }), ...(plan === undefined ? {} : { plan }) };
  return { definition, requestedBy, requestedAt: requestedAt.toISOString(), ...how };
}

const cancelReasonOf = ({ reason }: Run) => (reason === 'no-consent' ? reason : 'canceled');
const blockReasonOf = ({ reason }: Run) => (reason === 'out-of-credits' ? reason : 'credentials-refused');
