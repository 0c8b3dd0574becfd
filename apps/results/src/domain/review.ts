import { createHash } from 'node:crypto';
import type { Answer, Company, CompanyInput, ReviewReason, Verdict } from '@firmograph/enrichment';
import { canonicalInput } from '@firmograph/mapping';
import type { Fill } from './row.ts';

/** A match that waits for a person. */
export interface Waiting {
  readonly profileId: string;
  readonly why: ReviewReason;
  readonly fill: Fill;
  /** What it answers, and what the answer is: a decision holds for both together. */
  readonly fingerprint: string;
  readonly companyKey: string;
  readonly asked?: CompanyInput;
}

export type ReviewState = 'waiting' | Verdict;

/** The last doubtful match of a profile, and what was decided of it. */
export interface Review extends Waiting {
  readonly tenantId: string;
  readonly enrichmentId: string;
  readonly runId: string;
  readonly runOrder: string;
  readonly outputTable: string;
  readonly definitionVersion: number;
  readonly state: ReviewState;
  /** Rises with every decision. */
  readonly rev: number;
  readonly since: Date;
  readonly decidedBy?: string;
  readonly decidedAt?: Date;
}

type Found = Extract<Answer, { kind: 'company' }>;

export function fingerprintOf({ asked }: Pick<Found, 'asked'>): string {
  return asked === undefined ? '' : createHash('sha256').update(canonicalInput(asked)).digest('base64url').slice(0, 22);
}

/** Its id; a company without one is known by what it is called. */
export function companyKeyOf({ id, name, website }: Company): string {
  return id ?? JSON.stringify([name ?? '', website ?? '']);
}

/** What was decided of the same answer to the same question; of any other nothing is decided. */
export function verdictOn(answer: Answer, review: Review | undefined): Verdict | null {
  if (answer.kind !== 'company' || review === undefined || review.state === 'waiting') return null;
  const isSame = review.fingerprint === fingerprintOf(answer) && review.companyKey === companyKeyOf(answer.company);
  return isSame ? review.state : null;
}
