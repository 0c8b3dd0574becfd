import { DependencyUnavailable, DomainError } from '@firmograph/kernel';
import { conflict } from './change.ts';

/** A rule that says no, which is an outcome; that others were faster is none. */
export function isRule(error: unknown): error is DomainError {
  return error instanceof DomainError && error.code !== conflict;
}

/** What is the answer of one among several, and no reason not to do the others; a bug is. */
export function isAnswer(error: unknown): error is DomainError | DependencyUnavailable {
  return error instanceof DomainError || error instanceof DependencyUnavailable;
}
