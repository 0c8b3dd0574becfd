import { HttpException } from '@nestjs/common';
import { z } from 'zod';
import { generalProblems, type GeneralProblem, type Problem, type RouteContract } from '@firmograph/contracts';
import { DependencyUnavailable, DomainError } from '@firmograph/kernel';
import { Refusal } from './refusal.ts';

export interface Answer {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
}

/** The one place where an error becomes an HTTP status. A bug tells the caller nothing. */
export function problemOf(error: unknown, contract?: RouteContract): Answer {
  if (error instanceof Refusal) return general(error.code, error.message, error.headers);
  if (error instanceof DomainError) return answer(error.code, error.message, statusOfRule(error.code, contract));
  if (error instanceof z.ZodError) return invalid(error);
  if (error instanceof DependencyUnavailable) return unavailable(error);
  if (error instanceof HttpException) return ofFramework(error);
  return general('about:blank', 'Something went wrong on our side. Try again; if it stays, look into the log.');
}

function answer(type: string, title: string, status: number, headers = {}): Answer {
  return { problem: { type, title, status }, headers };
}

function general(type: GeneralProblem, title: string, headers = {}): Answer {
  return answer(type, title, generalProblems[type], headers);
}

function statusOfRule(code: string, contract: RouteContract | undefined): number {
  return contract?.problems?.[code] ?? (isGeneral(code) ? generalProblems[code] : 409);
}

function isGeneral(code: string): code is GeneralProblem {
  return Object.hasOwn(generalProblems, code);
}

function invalid({ issues }: z.ZodError): Answer {
  const errors = issues.flatMap(faultsOf);
  const detail = errors.map(({ field, rule }) => `${field}: ${rule}`).join(', ');
  const problem = {
    type: 'request/invalid' satisfies GeneralProblem,
    title: 'The request is not as its contract says.',
    status: generalProblems['request/invalid'],
    detail,
    errors,
  };
  return { problem, headers: {} };
}

/** Where and which rule, never what was sent; the name of a field that should not be there is all there is to say of it. */
function faultsOf(issue: z.core.$ZodIssue): readonly { readonly field: string; readonly rule: string }[] {
  const field = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: `${field}.${key.slice(0, 100)}`, rule: 'unknown field' }));
  if (issue.code === 'invalid_union') return closestOf(issue).flatMap(faultsOf);
  return [{ field, rule: issue.code === 'custom' ? issue.message : ruleOf(issue) }];
}

/** Of several forms the one that the value comes closest to: of its kind, and without a field that only another form has. */
function closestOf({ errors, path }: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] {
  const ofKind = errors.filter(
    (form) => !form.some((inner) => inner.code === 'invalid_type' && inner.path.length === 0),
  );
  const closest =
    ofKind.find((form) => !form.some(({ code }) => code === 'unrecognized_keys')) ?? ofKind[0] ?? errors[0] ?? [];
  return closest.map((inner) => ({ ...inner, path: [...path, ...inner.path] }));
}

function ruleOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${issue.expected}`;
    case 'too_small':
      return `at least ${issue.minimum}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      // A pattern that has a sentence of its own says what it wants better than that it is one.
      return issue.format === 'regex' && !issue.message.startsWith('Invalid')
        ? issue.message
        : `must be ${issue.format}`;
    default:
      return issue.code;
  }
}

function unavailable({ dependency, retryAfterMs }: DependencyUnavailable): Answer {
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
  const title = `${dependency} cannot be reached at the moment. Try again in ${seconds} s.`;
  return general('dependency/unavailable', title, { 'retry-after': String(seconds) });
}

const typeOfStatus: Readonly<Record<number, GeneralProblem>> = {
  400: 'request/malformed',
  404: 'request/not-found',
  405: 'request/method',
  413: 'request/too-large',
  415: 'request/media-type',
};

function ofFramework(error: HttpException): Answer {
  const status = error.getStatus();
  if (status >= 500) return answer('about:blank', 'Something went wrong on our side.', status);
  // The framework's own sentences can quote the request.
  const title = status === 404 ? 'There is nothing at this address.' : statusTexts[status];
  return answer(typeOfStatus[status] ?? 'about:blank', title ?? 'The request is refused.', status);
}

const statusTexts: Readonly<Record<number, string>> = {
  400: 'The request cannot be read. Check the body and its media type.',
  413: 'The body is too large. Send less at once.',
  415: 'This media type is not accepted here.',
};
