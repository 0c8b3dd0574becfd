import { request, type Dispatcher } from 'undici';
import type { z } from 'zod';
import { Problem, type RouteContract } from '@firmograph/contracts';
import { DependencyUnavailable, DomainError } from '@firmograph/kernel';
import type { ClientCredentials } from './client-credentials.ts';

type Sent<Parts, Name extends 'params' | 'query' | 'body'> =
  Parts extends Readonly<Record<Name, infer S extends z.ZodType>>
    ? Readonly<Record<Name, z.input<S>>>
    : Readonly<Partial<Record<Name, undefined>>>;

/** What a call has to bring: the parts that its contract has. */
export type CallOf<Contract extends RouteContract> = Sent<Contract['parts'], 'params'> &
  Sent<Contract['parts'], 'query'> &
  Sent<Contract['parts'], 'body'>;

/** What a call answers, as its contract reads it. */
export type AnswerOf<Contract extends RouteContract> = Contract['parts'] extends {
  readonly response: infer S extends z.ZodType;
}
  ? z.output<S>
  : undefined;

export interface ServiceClientOptions {
  readonly credentials: Pick<ClientCredentials, 'token' | 'forget'>;
  /** For the whole call, in milliseconds; 5,000 unless said. */
  readonly timeoutMs?: number;
}

const retryAfterMs = 1000;

/** Calls another service's routes under this service's own token. */
export class ServiceClient {
  constructor(private readonly options: ServiceClientOptions) {}

  /**
   * Throws `DomainError` with the problem's code when the other service says no, and `DependencyUnavailable`, named after
   * the route, when it cannot be asked: then nobody knows whether the call took effect.
   */
  async call<Contract extends RouteContract>(
    baseUrl: string,
    contract: Contract,
    sent: CallOf<Contract>,
  ): Promise<AnswerOf<Contract>> {
    const first = await this.ask(baseUrl, contract, sent);
    if (first.statusCode !== 401) return answerOf(contract, first);
    await first.body.dump();
    // The issuer may have changed its keys since the token was granted.
    this.options.credentials.forget();
    return answerOf(contract, await this.ask(baseUrl, contract, sent));
  }

  private async ask(baseUrl: string, contract: RouteContract, sent: Sendable): Promise<Dispatcher.ResponseData> {
    const token = await this.options.credentials.token();
    try {
      return await request(addressOf(baseUrl, contract.path, sent), {
        method: contract.method,
        signal: AbortSignal.timeout(this.options.timeoutMs ?? 5000),
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
          ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
      });
    } catch (cause) {
      throw new DependencyUnavailable(contract.name, retryAfterMs, { cause });
    }
  }
}

interface Sendable {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

function addressOf(baseUrl: string, path: string, { params, query }: Sendable): string {
  const values = (params ?? {}) as Readonly<Record<string, string | number>>;
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name] ?? '')));
  const url = new URL(baseUrl.replace(/\/$/, '') + (filled.startsWith('/') ? filled : `/${filled}`));
  for (const [name, value] of Object.entries((query ?? {}) as Readonly<Record<string, unknown>>))
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined) url.searchParams.append(name, String(each));
  return url.href;
}

async function answerOf<Contract extends RouteContract>(
  contract: Contract,
  { statusCode, headers, body }: Dispatcher.ResponseData,
): Promise<AnswerOf<Contract>> {
  const text = await body.text().catch((cause: unknown) => {
    throw new DependencyUnavailable(contract.name, retryAfterMs, { cause });
  });
  if (statusCode >= 400) throw errorOf(contract, statusCode, { text, retryAfter: headers['retry-after'] });
  if (contract.parts.response === undefined) return undefined as AnswerOf<Contract>;
  // The schema is the contract's own, so what it makes is the contract's answer.
  return contract.parts.response.parse(JSON.parse(text)) as AnswerOf<Contract>;
}

function errorOf(
  { name }: RouteContract,
  status: number,
  { text, retryAfter }: { readonly text: string; readonly retryAfter: unknown },
): Error {
  if (status >= 500 || status === 429 || status === 401) {
    const seconds = Number(retryAfter);
    return new DependencyUnavailable(name, seconds > 0 ? seconds * 1000 : retryAfterMs);
  }
  const problem = Problem.safeParse(parsed(text));
  return problem.success
    ? new DomainError(problem.data.type, problem.data.title)
    : new DomainError('request/refused', `${name} was refused with ${status}.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
