import { Problem } from '@firmograph/contracts';
import { DomainError } from '@firmograph/kernel';
import { sentenceFor } from './sentences.ts';
import { nothingRuns, type ServiceName } from './stack-file.ts';
import { Unreachable } from './unreachable.ts';

/** What a service said instead of what was asked for, as a sentence for people. */
export function refusalOf(service: ServiceName, status: number, text: string): DomainError {
  const { type, title, detail } = problemIn(text) ?? { type: 'cli/refused', title: `${service} answered ${status}` };
  const said = sentenceFor(type, status) ?? sentences(title, nextSteps[status] ?? detail);
  const sentence = /[.!?]$/.test(said) ? said : `${said}.`;
  // A dependency of the service is down, or the service itself: it may be another time.
  const isPassing = status >= 500 && !type.startsWith('connection/');
  return isPassing ? new Unreachable(`${service}: ${sentence}`) : new DomainError(type, sentence);
}

const nextSteps: Readonly<Record<number, string>> = { 403: 'Ask an administrator.' };

function sentences(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' ');
}

/** Why nothing came back. What our own stream threw on the way travels up as it is. */
export function unansweredOf(service: ServiceName, error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const code = codeOf(error);
  if (code === 'ECONNREFUSED') return nothingRuns(error);
  if (!/^(E[A-Z]+|UND_ERR_\w+)$/.test(code)) return error;
  return new Unreachable(`${service} broke off the connection: \`firmograph status\` shows what is wrong.`, {
    cause: error,
  });
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

function problemIn(text: string): Problem | undefined {
  try {
    return Problem.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
