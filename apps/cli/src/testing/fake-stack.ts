import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { DomainError } from '@firmograph/kernel';
import type { StackAddresses } from '../stack/stack-file.ts';
import { type FakeTrails, trailRoutes } from './fake-trails.ts';
import type { FakeEnvironment } from './fake-environment.ts';
import { FakeErasures } from './fake-erasures.ts';
import { FakeFirmograph } from './fake-firmograph.ts';
import {
  type Asked,
  connectionRoutes,
  encryptionRoutes,
  type FakeRoute,
  keyRoutes,
  type Keys,
  letterRoutes,
  type Letters,
  profileRoutes,
  type PutAside,
  runRoutes,
  spendRoutes,
} from './fake-routes.ts';

type Place = Pick<Asked, 'service' | 'query'> & { readonly path: string };

interface Said {
  readonly status: number;
  readonly body: unknown;
}

/** The services' routes on one local port, by their contracts, over a `FakeFirmograph`; and an issuer. */
export class FakeStack implements PutAside {
  readonly firmograph = new FakeFirmograph();
  readonly letters: Partial<Record<string, Letters>> = {};
  readonly replayed: string[] = [];
  /** What is configured, in the place of what an enrichment of a file needs. */
  environment: FakeEnvironment | undefined;
  /** Routes of one test, before all others. */
  readonly more: FakeRoute[] = [];
  /** By service. */
  readonly audit: FakeTrails = {};
  readonly keys: Keys = [];
  /** Calls that somebody had sent again. */
  readonly sentAgain: string[] = [];
  readonly encryption = { version: 1 };
  readonly erasures = new FakeErasures();
  /** What the requests brought, in order. */
  readonly authorizations: string[] = [];
  /** What the next requests are answered with instead. */
  failures: { readonly status: number; readonly problem?: object }[] = [];
  ready: { readonly status: number; readonly body: object } = { status: 200, body: { status: 'up', checks: {} } };
  /** Tokens given out so far. */
  tokens = 0;
  acceptsToken = (token: string): boolean => token === `token-${this.tokens}`;
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #routes = [
    ...connectionRoutes(this.firmograph),
    ...profileRoutes(this.firmograph),
    ...runRoutes(this.firmograph),
    ...spendRoutes(this.sentAgain),
    ...letterRoutes(this),
    ...trailRoutes(this.audit),
    ...keyRoutes(this.keys),
    ...encryptionRoutes(this.encryption),
    ...this.erasures.routes(),
  ];

  async start(): Promise<StackAddresses> {
    await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening));
    // Listening on a port of the network, not on a pipe.
    const url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return {
      issuer: url,
      clientId: 'firmograph-cli',
      clientSecret: 'secret',
      services: {
        configuration: `${url}/configuration`,
        sourcing: `${url}/sourcing`,
        matching: `${url}/matching`,
        results: `${url}/results`,
      },
      leadspaceSandbox: { url, token: 'good' },
    };
  }

  async writeTo(path: string): Promise<void> {
    await writeFile(path, JSON.stringify(await this.start()));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://stack');
    const [, service = '', path = '/'] = /^\/(\w+)(\/.*)$/.exec(url.pathname) ?? [];
    const place = { service, path, query: Object.fromEntries(url.searchParams) };
    const { status, body } =
      this.#openAnswer(url.pathname) ?? this.#refusal(request) ?? (await this.#answer(place, request, response));
    if (response.headersSent) return;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  #openAnswer(path: string): Said | undefined {
    if (path.endsWith('/health/ready')) return this.ready;
    if (path !== '/token') return undefined;
    this.tokens += 1;
    return { status: 200, body: { access_token: `token-${this.tokens}`, expires_in: 900 } };
  }

  #refusal({ headers }: IncomingMessage): Said | undefined {
    this.authorizations.push(headers.authorization ?? '');
    const failure = this.failures.shift();
    if (failure !== undefined) return { status: failure.status, body: failure.problem ?? {} };
    if (this.acceptsToken(headers.authorization?.replace('Bearer ', '') ?? '')) return undefined;
    return { status: 401, body: problem('request/unauthorized', 401, 'Sign in.') };
  }

  async #answer({ service, path, query }: Place, request: IncomingMessage, response: ServerResponse): Promise<Said> {
    const found = routeAt([...this.more, ...(this.environment?.routes ?? this.#routes)], request.method, path);
    if (found === undefined) return { status: 404, body: problem('request/not-found', 404, 'There is nothing.') };
    const [[route, answer], params] = found;
    try {
      const body = 'stream' in (route.parts.body ?? {}) ? undefined : await bodyOf(request);
      return { status: route.status ?? 200, body: await answer({ service, params, query, body, request, response }) };
    } catch (error) {
      return refused(error);
    }
  }
}

function refused(error: unknown): Said {
  const code = error instanceof DomainError ? error.code : 'about:blank';
  return { status: 409, body: problem(code, 409, Error.isError(error) ? error.message : String(error)) };
}

export function problem(type: string, status: number, title: string) {
  return { type, title, status };
}

function routeAt(routes: readonly FakeRoute[], method: string | undefined, path: string) {
  for (const fake of routes) {
    const params = fake[0].method === method ? paramsIn(fake[0].path, path) : undefined;
    if (params !== undefined) return [fake, params] as const;
  }
  return undefined;
}

function paramsIn(pattern: string, path: string): Record<string, string> | undefined {
  const names = Array.from(pattern.matchAll(/:(\w+)/g), ([, name]) => name ?? '');
  const found = new RegExp(`^${pattern.replaceAll(/:\w+/g, '([^/]+)')}$`).exec(path);
  const values = found?.slice(1).map(decodeURIComponent);
  return values === undefined ? undefined : Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? undefined : JSON.parse(text);
}
