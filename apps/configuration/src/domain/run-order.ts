import { nameBasedId } from '@firmograph/kernel';

export type RunMode = 'changed' | 'all' | 'failed';
export type RunTrigger = 'person' | 'api-key' | 'schedule' | 'change' | 'rerun';

export interface RunPlan {
  readonly credits?: { readonly most: number } | undefined;
  readonly matchRate?: { readonly least: number; readonly most: number } | undefined;
  readonly afterProfiles: number;
}

/** What was ordered with a run, and what brought it about. */
export interface RunOrder {
  readonly mode: RunMode;
  /** The run whose failures are asked about again; null unless the mode is `failed`. */
  readonly ofRun: string | null;
  readonly trigger: RunTrigger;
  /** What it is held to. */
  readonly plan?: RunPlan | undefined;
  /** The time of a schedule that it belongs to. */
  readonly plannedFor?: Date;
}

/** Of runs from before anything could be ordered. */
export const standardOrder: RunOrder = { mode: 'changed', ofRun: null, trigger: 'person' };

const runs = 'b6d0b5a4-6a8e-4c0e-9f0a-3d1f6d3a5c52';

/** The same occasion leads to the same run of an enrichment. */
export function runIdFrom(occasion: string, enrichmentId: string): string {
  return nameBasedId(runs, `${occasion} ${enrichmentId}`);
}
