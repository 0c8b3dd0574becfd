import type { RecordAnswer } from './render-record.ts';
import type { Settings } from './settings.ts';

export interface BulkRecord {
  readonly externalId: string | undefined;
  readonly answer: RecordAnswer;
}

/** A bulk that was accepted. `results` are what comes back, which may be fewer than were sent, in any order. */
export interface Bulk {
  readonly id: string;
  readonly program: string;
  readonly results: readonly BulkRecord[];
  readonly settings: Settings;
  readonly acceptedAtMs: number;
  readonly polls: number;
  readonly callback: { readonly url: string; readonly isSent: boolean } | undefined;
  /** `short`: the credits ran out in the middle of it. */
  readonly fate: 'normal' | 'lost' | 'failed' | 'short';
}

/** Done once it was polled often enough, or once its time is over, whichever is first. */
export function isDone({ polls, acceptedAtMs, settings }: Bulk, nowMs: number): boolean {
  return polls >= settings.pollsUntilDone || nowMs - acceptedAtMs >= settings.processingMs;
}
