import { EnrichmentDefinition, OutcomeCounts } from '@firmograph/enrichment';
import { z } from 'zod';
import { defineEvent, defineTopic, type EventOf } from '../define.ts';

const run = z.object({ runId: z.uuid(), enrichmentId: z.uuid() });
const whole = z.int().nonnegative();

/** Only what is new, changed or stale is asked about; everything; or only what failed or was not attempted in an earlier run. */
export const runModes = ['changed', 'all', 'failed'] as const;
export const runTriggers = ['person', 'api-key', 'schedule', 'change', 'rerun'] as const;

const share = z.number().min(0).max(1);

/** What a run is expected to come to; one that leaves it pauses and asks. */
export const RunPlan = z.strictObject({
  credits: z.strictObject({ most: whole }).optional().describe('Answers that are not from memory, one credit each'),
  matchRate: z
    .strictObject({ least: share, most: share })
    .optional()
    .describe('Enriched and unchanged, of those that were answered'),
  afterProfiles: z.int().min(1).max(1_000_000).default(100).describe('The match rate of fewer answers says nothing'),
});
export type RunPlan = z.infer<typeof RunPlan>;

export const RunRequested = defineEvent(
  'run.requested',
  'A run begins; it keeps the definition it began with',
  run.extend({
    definition: EnrichmentDefinition,
    requestedBy: z.string().describe('Subject of the token that asked'),
    requestedAt: z.iso.datetime(),
    mode: z
      .enum(runModes)
      .optional()
      .describe('changed: answers still fresh are not asked for again; all: they are; failed: only the rest of ofRun'),
    ofRun: z.uuid().optional().describe('The run whose failed and not attempted profiles are the data set'),
    trigger: z.enum(runTriggers).optional(),
    plan: RunPlan.optional(),
  }),
);
export type RunRequested = EventOf<typeof RunRequested>;

export const RunSourced = defineEvent(
  'run.sourced',
  'The data set is frozen: this many profiles, in this many batches',
  run.extend({ profiles: whole, batches: whole }),
);
export type RunSourced = EventOf<typeof RunSourced>;

export const RunPaused = defineEvent('run.paused', 'No new call is made until the run is resumed', run);
export type RunPaused = EventOf<typeof RunPaused>;

export const RunResumed = defineEvent('run.resumed', 'Calls are made again', run);
export type RunResumed = EventOf<typeof RunResumed>;

export const RunCancelRequested = defineEvent(
  'run.cancel-requested',
  'No new call is made; what was accepted by the provider is still collected',
  run.extend({ reason: z.enum(['canceled', 'no-consent']) }),
);
export type RunCancelRequested = EventOf<typeof RunCancelRequested>;

export const blockReasons = ['credentials-refused', 'out-of-credits'] as const;

export const RunBlocked = defineEvent(
  'run.blocked',
  'The provider refuses the credential; the run waits for a person',
  run.extend({ reason: z.enum(blockReasons) }),
);
export type RunBlocked = EventOf<typeof RunBlocked>;

export const RunStrayed = defineEvent(
  'run.strayed',
  'What the run comes to lies outside its plan; said once',
  run.extend({ measure: z.enum(['credits', 'match-rate']), value: z.number(), least: z.number(), most: z.number() }),
);
export type RunStrayed = EventOf<typeof RunStrayed>;

export const RunSettled = defineEvent(
  'run.settled',
  'Every profile of the frozen data set has its outcome',
  run.extend({
    profiles: whole,
    counts: OutcomeCounts,
    reasons: z.record(z.string(), whole).optional().describe('By `<outcome>/<reason>`'),
    cached: whole.optional().describe('Answers that were still fresh'),
    answeredAt: z.iso.datetime().optional().describe('When the last answer was decided'),
  }),
);
export type RunSettled = EventOf<typeof RunSettled>;

export const RunCompleted = defineEvent('run.completed', 'The run is over', run.extend({ counts: OutcomeCounts }));
export type RunCompleted = EventOf<typeof RunCompleted>;

export const RunCanceled = defineEvent(
  'run.canceled',
  'The run is over; some profiles were not attempted',
  run.extend({ counts: OutcomeCounts }),
);
export type RunCanceled = EventOf<typeof RunCanceled>;

export const RunFailed = defineEvent(
  'run.failed',
  'The run stood still beyond its limit',
  run.extend({ reason: z.string(), missingBatches: z.array(whole).max(1000) }),
);
export type RunFailed = EventOf<typeof RunFailed>;

export const runs = defineTopic({
  name: 'enrichment.runs.v1',
  summary: 'Every change of state of a run, by tenant and run',
  partitions: 3,
  compacted: false,
  events: [
    RunRequested,
    RunSourced,
    RunPaused,
    RunResumed,
    RunCancelRequested,
    RunBlocked,
    RunStrayed,
    RunSettled,
    RunCompleted,
    RunCanceled,
    RunFailed,
  ],
});
