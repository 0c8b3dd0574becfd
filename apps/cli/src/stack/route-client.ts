import { Readable } from 'node:stream';
import {
  addressOf,
  answerOf,
  type Addressed,
  type AnswerOf,
  type CallOf,
  type RouteContract,
} from '@firmograph/contracts';
import { type Dispatcher, request } from 'undici';
import type { AccessTokens } from './access-tokens.ts';
import { refusalOf, unansweredOf } from './refusal.ts';
import type { ServiceName, StackAddresses } from './stack-file.ts';

interface Parts extends Addressed {
  readonly body?: unknown;
  /** A streamed body is given as text, piece by piece. */
  readonly stream?: { readonly type: string; readonly pieces: AsyncIterable<string> };
  readonly accept?: string;
  /** The state that is to be changed, and no other: its `etag`. */
  readonly ifMatch?: string | undefined;
  /** The same request under the same key takes effect once. */
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal;
}

/** Calls the routes of the services as their contracts say them. Errors come as `DomainError` with a sentence for people. */
export class RouteClient {
  constructor(
    private readonly stack: StackAddresses,
    private readonly tokens: AccessTokens,
  ) {}

  async call<Contract extends RouteContract>(
    service: ServiceName,
    route: Contract,
    given: CallOf<Contract> & Pick<Parts, 'ifMatch' | 'idempotencyKey'>,
  ): Promise<AnswerOf<Contract>> {
    return read(route, await this.#send(service, route, given));
  }

  /** For a route that takes a stream. It answers when the stream is over, however long that takes. */
  async upload<Contract extends RouteContract>(
    service: ServiceName,
    route: Contract,
    given: Pick<Parts, 'query'> & Required<Pick<Parts, 'stream'>>,
  ): Promise<AnswerOf<Contract>> {
    return read(route, await this.#send(service, route, given));
  }

  /** For a route that answers with a stream. */
  async *stream(
    service: ServiceName,
    route: RouteContract,
    given: Pick<Parts, 'params' | 'query' | 'signal'>,
  ): AsyncGenerator<Uint8Array> {
    const { body } = await this.#send(service, route, { ...given, accept: route.streams ?? '*/*' });
    try {
      for await (const bytes of body) yield bytes as Uint8Array;
    } catch (error) {
      throw unansweredOf(service, error);
    }
  }

  async #send(service: ServiceName, route: RouteContract, parts: Parts): Promise<Dispatcher.ResponseData> {
    const first = await this.#request(service, route, parts);
    const isRefused = first.statusCode === 401 && parts.stream === undefined && this.tokens.renew();
    if (isRefused) await first.body.dump();
    const response = isRefused ? await this.#request(service, route, parts) : first;
    if (response.statusCode < 300) return response;
    throw refusalOf(service, response.statusCode, await response.body.text());
  }

  async #request(service: ServiceName, route: RouteContract, parts: Parts): Promise<Dispatcher.ResponseData> {
    const { accept = 'application/json' } = parts;
    const authorization = `Bearer ${await this.tokens.get()}`;
    try {
      return await request(addressOf(this.stack.services[service], route, parts), {
        method: route.method,
        ...payloadOf(parts, { authorization, accept, ...conditionOf(parts) }),
        // A stream may take as long as it takes.
        ...(parts.accept === undefined ? {} : { bodyTimeout: 0 }),
        ...(parts.signal === undefined ? {} : { signal: parts.signal }),
      });
    } catch (error) {
      throw unansweredOf(service, error);
    }
  }
}

async function read<Contract extends RouteContract>(
  route: Contract,
  { body }: Dispatcher.ResponseData,
): Promise<AnswerOf<Contract>> {
  return answerOf(route, await body.text());
}

function conditionOf({ ifMatch, idempotencyKey }: Parts): Readonly<Record<string, string>> {
  return {
    ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  };
}

function payloadOf({ body, stream }: Parts, headers: Readonly<Record<string, string>>) {
  if (stream !== undefined) {
    const pieces = Readable.from(stream.pieces);
    return { headers: { ...headers, 'content-type': stream.type }, body: pieces, headersTimeout: 0 };
  }
  if (body === undefined) return { headers };
  return { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
