import { request, type Dispatcher } from 'undici';
import {
  addressOf,
  answerOf,
  Problem,
  type Addressed,
  type AnswerOf,
  type CallOf,
  type RouteContract,
} from '@firmograph/contracts';
import { DependencyUnavailable, DomainError } from '@firmograph/kernel';
import type { ClientCredentials } from './client-credentials.ts';

export interface ServiceClientOptions {
  readonly credentials: Pick<ClientCredentials, 'token' | 'forget'>;
  /** For the whole call, in milliseconds; 5,000 unless said. */
  readonly timeoutMs?: number;
}

interface Sent extends Addressed {
  readonly body?: unknown;
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
    if (first.statusCode !== 401) return read(contract, first);
    await first.body.dump();
    // The issuer may have changed its keys since the token was granted.
    this.options.credentials.forget();
    return read(contract, await this.ask(baseUrl, contract, sent));
  }

  private async ask(baseUrl: string, contract: RouteContract, sent: Sent): Promise<Dispatcher.ResponseData> {
    const token = await this.options.credentials.token();
    try {
      return await request(addressOf(baseUrl, contract, sent), {
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

async function read<Contract extends RouteContract>(
  contract: Contract,
  { statusCode, headers, body }: Dispatcher.ResponseData,
): Promise<AnswerOf<Contract>> {
  const text = await body.text().catch((cause: unknown) => {
    throw new DependencyUnavailable(contract.name, retryAfterMs, { cause });
  });
  if (statusCode >= 400) throw errorOf(contract, statusCode, { text, retryAfter: headers['retry-after'] });
  return answerOf(contract, text);
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
