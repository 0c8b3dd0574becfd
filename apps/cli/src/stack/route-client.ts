import { Readable } from 'node:stream';
import type { RouteContract } from '@firmograph/contracts';
import { type Dispatcher, request } from 'undici';
import type { z } from 'zod';
import type { AccessTokens } from './access-tokens.ts';
import { refusalOf, unansweredOf } from './refusal.ts';
import type { ServiceName, StackAddresses } from './stack-file.ts';

type Sent<Parts, Name extends string> =
  Parts extends Readonly<Record<Name, infer Schema extends z.ZodType>> ? z.input<Schema> : undefined;

/** What a caller gives to a route. A streamed body is given as text, piece by piece. */
export interface CallOf<Contract extends RouteContract> {
  readonly params: Sent<Contract['parts'], 'params'>;
  readonly query: Sent<Contract['parts'], 'query'>;
  readonly body: Sent<Contract['parts'], 'body'>;
}
type Given<Contract extends RouteContract> = {
  readonly [
    Name in keyof CallOf<Contract> as CallOf<Contract>[Name] extends undefined ? never : Name
  ]: CallOf<Contract>[Name];
};
export type AnswerOf<Contract extends RouteContract> = Contract['parts'] extends {
  readonly response: infer Schema extends z.ZodType;
}
  ? z.output<Schema>
  : undefined;

interface Parts {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly stream?: { readonly type: string; readonly pieces: AsyncIterable<string> };
  readonly accept?: string;
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
    given: Given<Contract>,
  ): Promise<AnswerOf<Contract>> {
    return this.#answer(route, await this.#send(service, route, given));
  }

  /** For a route that takes a stream. It answers when the stream is over, however long that takes. */
  async upload<Contract extends RouteContract>(
    service: ServiceName,
    route: Contract,
    given: Pick<Parts, 'query'> & Required<Pick<Parts, 'stream'>>,
  ): Promise<AnswerOf<Contract>> {
    return this.#answer(route, await this.#send(service, route, given));
  }

  /** For a route that answers with a stream. */
  async *stream(
    service: ServiceName,
    route: RouteContract,
    given: Pick<Parts, 'params' | 'signal'>,
  ): AsyncGenerator<Uint8Array> {
    const { body } = await this.#send(service, route, { ...given, accept: route.streams ?? '*/*' });
    try {
      for await (const bytes of body) yield bytes as Uint8Array;
    } catch (error) {
      throw unansweredOf(service, error);
    }
  }

  async #answer<Contract extends RouteContract>(
    route: Contract,
    { body }: Dispatcher.ResponseData,
  ): Promise<AnswerOf<Contract>> {
    const { response } = route.parts;
    if (response === undefined) {
      await body.dump();
      // A contract without an answer has `undefined` for it.
      return undefined as AnswerOf<Contract>;
    }
    // The schema is the contract's own, whose output this type is.
    return response.parse(await body.json()) as AnswerOf<Contract>;
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
    const { params = {}, query = {}, accept = 'application/json' } = parts;
    const authorization = `Bearer ${await this.tokens.get()}`;
    try {
      return await request(`${this.stack.services[service]}${filled(route.path, params)}${queryOf(query)}`, {
        method: route.method,
        ...payloadOf(parts, { authorization, accept }),
        // A stream may take as long as it takes.
        ...(parts.accept === undefined ? {} : { bodyTimeout: 0 }),
        ...(parts.signal === undefined ? {} : { signal: parts.signal }),
      });
    } catch (error) {
      throw unansweredOf(service, error);
    }
  }
}

function payloadOf({ body, stream }: Parts, headers: Readonly<Record<string, string>>) {
  if (stream !== undefined) {
    const pieces = Readable.from(stream.pieces);
    return { headers: { ...headers, 'content-type': stream.type }, body: pieces, headersTimeout: 0 };
  }
  if (body === undefined) return { headers };
  return { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function filled(path: string, params: Readonly<Record<string, unknown>>): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
}

function queryOf(query: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'string' || typeof value === 'number') search.set(name, String(value));
  }
  return search.size === 0 ? '' : `?${search.toString()}`;
}
