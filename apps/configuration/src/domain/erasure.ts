import type { ErasureScope, ErasureStore, FieldMapping } from '@firmograph/enrichment';

/** What one store found, or erased. */
export interface StoreAnswer {
  readonly store: ErasureStore;
  readonly erased: number;
  readonly places: Readonly<Record<string, number>>;
  readonly at: Date;
}

export interface Acknowledgement {
  readonly consumer: string;
  readonly at: Date;
}

/**
 * `counting`: every store says what it has. `erasing-profiles`: sourcing takes away what could come in again with a run that
 * begins now. `erasing`: all others.
 */
export type ErasureStep = 'counting' | 'counted' | 'erasing-profiles' | 'erasing' | 'completed' | 'refused';

/** An erasure under way, and afterwards its certificate. It does not say what was erased to whoever does not know it. */
export interface Erasure {
  readonly erasureId: string;
  readonly scope: ErasureScope;
  readonly mappings: readonly FieldMapping[];
  readonly reference: string | null;
  readonly isDryRun: boolean;
  readonly step: ErasureStep;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  /** Since when the step is under way: what comes in later is new data. */
  readonly stepAt: Date;
  readonly counted: readonly StoreAnswer[];
  readonly erased: readonly StoreAnswer[];
  /** Profiles that belong to the company, by pseudonym. */
  readonly subjects: readonly string[];
  readonly completedAt: Date | null;
  readonly acknowledgements: readonly Acknowledgement[];
}

const stores: Readonly<Record<ErasureStep, readonly ErasureStore[]>> = {
  counting: ['configuration', 'sourcing', 'matching', 'results'],
  counted: [],
  'erasing-profiles': ['sourcing'],
  erasing: ['configuration', 'matching', 'results'],
  completed: [],
  refused: [],
};

/** As many as one message carries. */
export const mostProfiles = 19_999;

export type NewErasure = Pick<
  Erasure,
  'erasureId' | 'scope' | 'mappings' | 'reference' | 'isDryRun' | 'requestedBy' | 'requestedAt'
>;

/** Only a company has to be looked for first: which profiles belong to it, the stores know together. */
export function begun(asked: NewErasure): Erasure {
  const counts = asked.isDryRun || asked.scope.kind === 'company';
  return {
    ...asked,
    step: counts ? 'counting' : 'erasing-profiles',
    stepAt: asked.requestedAt,
    counted: [],
    erased: [],
    subjects: [],
    completedAt: null,
    acknowledgements: [],
  };
}

/** Which stores the step still waits for. */
export function awaited({ step, counted, erased }: Erasure): readonly ErasureStore[] {
  const answers = step === 'counting' ? counted : erased;
  return stores[step].filter((store) => !answers.some((answer) => answer.store === store));
}

export interface Completed extends StoreAnswer {
  readonly step: 'count' | 'erase';
  readonly subjects: readonly string[];
}

/** The erasure once the store has answered; null: nothing is news in it. */
export function answered(erasure: Erasure, { step, subjects, ...answer }: Completed, now: Date): Erasure | null {
  const isAwaited = (erasure.step === 'counting') === (step === 'count') && awaited(erasure).includes(answer.store);
  if (!isAwaited) return null;
  const next: Erasure =
    step === 'count'
      ? {
          ...erasure,
          counted: [...erasure.counted, answer],
          subjects: together(erasure, subjects),
        }
      : { ...erasure, erased: [...erasure.erased, answer], subjects: together(erasure, subjects) };
  return awaited(next).length > 0 ? next : stepped(next, now);
}

/** Some profiles turn up only while others are erased. */
function together(erasure: Erasure, subjects: readonly string[]): readonly string[] {
  return [...new Set([...erasure.subjects, ...subjects])];
}

function stepped(erasure: Erasure, now: Date): Erasure {
  switch (erasure.step) {
    case 'counting':
      if (erasure.subjects.length > mostProfiles) return { ...erasure, step: 'refused', stepAt: now, completedAt: now };
      return { ...erasure, step: erasure.isDryRun ? 'counted' : 'erasing-profiles', stepAt: now };
    case 'erasing-profiles':
      return { ...erasure, step: 'erasing', stepAt: now };
    default:
      return { ...erasure, step: 'completed', stepAt: now, completedAt: now };
  }
}

export function isUnderWay({ step }: Erasure): boolean {
  return stores[step].length > 0;
}

/** Once for each consumer: the first time counts. Null: it is there already. */
export function acknowledged(erasure: Erasure, by: Acknowledgement): Erasure | null {
  if (erasure.acknowledgements.some(({ consumer }) => consumer === by.consumer)) return null;
  return { ...erasure, acknowledgements: [...erasure.acknowledgements, by] };
}

/** How long copies outlive an erasure, in milliseconds. */
export interface CopyLife {
  readonly retentionMs: number;
  readonly compactionLagMs: number;
  readonly backupMs: number;
}

/** Kafka looks for what it may delete at intervals. */
const sweepMs = 600_000;

/** When the last record that speaks of what was erased has left Kafka, and when the last backup with it has; null: not erased yet. */
export function lastCopies(
  { step, completedAt }: Erasure,
  { retentionMs, compactionLagMs, backupMs }: CopyLife,
): { readonly topics: Date; readonly all: Date } | null {
  if (step !== 'completed' || completedAt === null) return null;
  // A segment is closed after a seventh of the retention, and only then its age counts.
  // Of a compacted topic, what came before the tombstone goes first, then the tombstone: each with a write that lets Kafka
  // close its segment, and a while until that is cleaned.
  const compactedMs = 5 * compactionLagMs + tombstoneMs(compactionLagMs);
  const topicMs = Math.max(retentionMs + Math.ceil(retentionMs / 7), compactedMs);
  const slackMs = Math.min(sweepMs, topicMs / 4);
  const topics = new Date(completedAt.getTime() + topicMs + slackMs);
  return { topics, all: new Date(Math.max(topics.getTime(), completedAt.getTime() + backupMs)) };
}

/** As long as topics are told to keep tombstones. */
function tombstoneMs(compactionLagMs: number): number {
  return 7 * compactionLagMs;
}

/**
 * When compacted topics have to be written to again: Kafka cleans no segment that it still writes to, and on a quiet topic
 * closes none without a further write. Null: they are clean.
 */
export function nextClosing(erasure: Erasure, life: CopyLife, now: Date): Date | null {
  const last = lastCopies(erasure, life);
  if (last === null || now >= last.topics) return null;
  return new Date(now.getTime() + life.compactionLagMs);
}
