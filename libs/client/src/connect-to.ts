import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { paths as Configuration } from './generated/configuration.ts';
import type { paths as Matching } from './generated/matching.ts';
import type { paths as Results } from './generated/results.ts';
import type { paths as Sourcing } from './generated/sourcing.ts';

/** Where each service answers, as a URL without a path. */
export interface Addresses {
  readonly configuration: string;
  readonly sourcing: string;
  readonly matching: string;
  readonly results: string;
}

export interface Options {
  readonly addresses: Addresses;
  /**
   * An access token of your OIDC issuer, or an API key. Asked for with each call, and once more, with `isRefused`, when a service
   * answers 401: renew it then.
   */
  readonly token: (isRefused: boolean) => string | Promise<string>;
  /** Absent: the global one. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** The four services; each call is typed by the OpenAPI document of its service. */
export interface Firmograph {
  readonly configuration: Client<Configuration>;
  readonly sourcing: Client<Sourcing>;
  readonly matching: Client<Matching>;
  readonly results: Client<Results>;
}

/**
 * Clients of the four services. A call answers `{ data }` or `{ error }`, never throws for what a service answers; `answerOf`
 * makes one value or a `Refused` of it.
 */
export function connectTo(options: Options): Firmograph {
  return {
    configuration: clientOf<Configuration>('configuration', options),
    sourcing: clientOf<Sourcing>('sourcing', options),
    matching: clientOf<Matching>('matching', options),
    results: clientOf<Results>('results', options),
  };
}

function clientOf<Paths extends object>(service: keyof Addresses, options: Options): Client<Paths> {
  const send = options.fetch ?? ((request: Request) => fetch(request));
  const client = createClient<Paths>({ baseUrl: options.addresses[service], fetch: send });
  client.use(authorized(options, send));
  return client;
}

/** A token that is refused is renewed once; a stream that was sent cannot be sent again. */
function authorized({ token }: Options, send: (request: Request) => Promise<Response>): Middleware {
  const again = new WeakMap<Request, Request>();
  const withToken = async (request: Request, isRefused: boolean) => {
    request.headers.set('authorization', `Bearer ${await token(isRefused)}`);
    return request;
  };
  return {
    onRequest: async ({ request }) => {
      const first = await withToken(request, false);
      if (!isStreamed(first)) again.set(first, first.clone());
      return first;
    },
    onResponse: async ({ request, response }) => {
      const repeated = response.status === 401 ? again.get(request) : undefined;
      return repeated === undefined ? response : send(await withToken(repeated, true));
    },
  };
}

function isStreamed({ headers }: Request): boolean {
  return /^(?:text\/csv|application\/x-ndjson)/.test(headers.get('content-type') ?? '');
}
