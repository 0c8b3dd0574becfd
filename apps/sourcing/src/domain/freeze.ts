import type { CompanyInput } from '@firmograph/enrichment';

/** How far the freeze of a run has come. The stored batches are the truth; this says where to look on. */
export type Progress =
  /** Batches 1 to `batches` are stored, with so many profiles, up to the id `lastId`. */
  | { readonly phase: 'scanning'; readonly batches: number; readonly profiles: number; readonly lastId: string | null }
  /** All is stored; the run is announced as sourced before the first batch is published. */
  | { readonly phase: 'publishing'; readonly batches: number; readonly profiles: number; readonly published: number }
  | { readonly phase: 'done'; readonly batches: number; readonly profiles: number }
  /** Nobody got to publish the batches while they were kept. */
  | { readonly phase: 'expired' };

export type Scanning = Extract<Progress, { readonly phase: 'scanning' }>;
export type Publishing = Extract<Progress, { readonly phase: 'publishing' }>;

export const notBegun: Scanning = { phase: 'scanning', batches: 0, profiles: 0, lastId: null };

/** A profile as it leaves: mapped, and nothing else of it. */
export interface FrozenProfile {
  readonly profileId: string;
  readonly input: CompanyInput;
}

/**
 * What is stored after batch n of a run: another batch, or the seal that says there is none. Both are written once and never
 * changed, so whoever scans, however late, can only go on from where the last one stopped.
 */
export type Link =
  | { readonly kind: 'batch'; readonly number: number; readonly profiles: number; readonly lastId: string }
  | { readonly kind: 'seal'; readonly number: number };

/** The progress once these links, in order, are taken into account. */
export function advanced(progress: Scanning, links: readonly Link[]): Scanning | Publishing {
  let { batches, profiles, lastId } = progress;
  for (const link of links) {
    if (link.kind === 'seal') return { phase: 'publishing', batches, profiles, published: 0 };
    batches = link.number;
    profiles += link.profiles;
    lastId = link.lastId;
  }
  return { phase: 'scanning', batches, profiles, lastId };
}
