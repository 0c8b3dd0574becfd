import { DomainError } from '@firmograph/kernel';

/** The tags of which one has to be that of what is there; null: whatever is there. */
export type Expected = readonly string[] | null;

/** Throws when somebody changed it since whoever asks has read it. */
export function requireRev(rev: number, expected: Expected): void {
  if (expected === null || expected.includes(String(rev))) return;
  throw changedMeanwhile();
}

/** Throws when somebody was faster. */
export function requireSaved(isSaved: boolean): void {
  if (!isSaved) throw changedMeanwhile();
}

function changedMeanwhile(): DomainError {
  return new DomainError(
    'request/precondition-failed',
    'Somebody changed it meanwhile. Read it again, and decide anew.',
  );
}
