import type { RouteContract } from './define.ts';

/** Types of the problems that every route may answer, with their status. The others are said by the routes they belong to. */
export const generalProblems = {
  'about:blank': 500,
  'request/malformed': 400,
  'request/invalid': 400,
  'auth/missing': 401,
  'auth/invalid': 401,
  'auth/expired': 401,
  'auth/forbidden': 403,
  'request/not-found': 404,
  'request/unknown-page': 404,
  'request/method': 405,
  'request/conflict': 409,
  'request/refused': 409,
  'request/precondition-failed': 412,
  'request/too-large': 413,
  'request/media-type': 415,
  'request/too-many': 429,
  'dependency/unavailable': 503,
} as const;
export type GeneralProblem = keyof typeof generalProblems;

/** Codes that no route answers: `code` of a dead letter, or of a run of an export that failed. */
export const messageFaults = [
  'run/unknown',
  'profile/wrong-subject',
  'export/removed',
  'export/too-many-parts',
] as const;

/** A type of problem, and who answers with it; no routes: any. */
export interface ListedProblem {
  readonly type: string;
  readonly status: number;
  readonly routes: readonly string[];
}

/** Every type of problem that services with these routes answer. */
export function problemsOf(routes: readonly RouteContract[]): readonly ListedProblem[] {
  const listed = new Map<string, ListedProblem>();
  for (const { name, problems = {} } of routes)
    for (const [type, status] of Object.entries(problems))
      listed.set(type, { type, status, routes: [...(listed.get(type)?.routes ?? []), name] });
  const general = Object.entries(generalProblems).map(([type, status]) => ({ type, status, routes: [] }));
  return [...general, ...listed.values()].toSorted((one, other) => (one.type < other.type ? -1 : 1));
}
