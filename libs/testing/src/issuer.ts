import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import type { Role } from '@firmograph/contracts';

export interface TestToken {
  readonly tenant?: string;
  readonly roles?: readonly Role[];
  readonly subject?: string;
  readonly name?: string;
  readonly audience?: string;
  /** In seconds; negative: expired. 600 unless said. */
  readonly expiresIn?: number;
  /** Claims besides, or in the place of, those above; undefined leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Of the header: `typ`, `kid`, … */
  readonly header?: Readonly<Record<string, unknown>>;
  /** Signed with another key than those the issuer publishes. */
  readonly forged?: boolean;
}

export interface TestIssuer {
  readonly url: string;
  readonly token: (token?: TestToken) => Promise<string>;
  /** Signs what is no proper token: a header and a payload as they are, with the key it publishes. */
  readonly sign: (header: object, payload: string) => Promise<string>;
  /** The key that it publishes. */
  readonly jwk: () => JWK;
  /** How often its key set was asked for. */
  readonly keyFetches: () => number;
  /** How often it granted a service a token. */
  readonly grants: () => number;
  /** Publishes another key from here on, and signs with it. */
  readonly rotate: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Key {
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

/** An OpenID Connect issuer for one test file; any client with a secret gets a token of the role Service. */
export async function testIssuer(): Promise<TestIssuer> {
  const counts = { keys: 0, grants: 0 };
  let key = await newKey('key-1');
  const forger = await newKey('key-1');
  const sign = (token: TestToken) => signed(token.forged === true ? forger : key, url, token);
  const routes: Readonly<Record<string, (request: IncomingMessage) => Promise<unknown>>> = {
    '/.well-known/openid-configuration': async () => ({
      issuer: url,
      jwks_uri: `${url}/jwks`,
      token_endpoint: `${url}/token`,
    }),
    '/jwks': async () => {
      counts.keys += 1;
      return { keys: [key.jwk] };
    },
    '/token': async ({ headers }) => {
      if (headers.authorization?.startsWith('Basic ') !== true) return undefined;
      counts.grants += 1;
      const access_token = await sign({ subject: 'a-service', roles: ['Service'] });
      return { access_token, token_type: 'Bearer', expires_in: 600 };
    },
  };
  const server = createServer((request, response) => {
    void answer(request, response, routes);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    token: (token = {}) => sign(token),
    sign: (header, payload) => signedAsIs(key, header, payload),
    jwk: () => key.jwk,
    keyFetches: () => counts.keys,
    grants: () => counts.grants,
    rotate: async () => void (key = await newKey(`key-${Date.now()}`)),
    close: () => closed(server),
  };
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  routes: Readonly<Record<string, (request: IncomingMessage) => Promise<unknown>>>,
): Promise<void> {
  request.resume();
  const body = await routes[request.url ?? '']?.(request);
  response.writeHead(body === undefined ? 400 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body ?? { error: 'invalid_request' }));
}

async function newKey(kid: string): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } };
}

async function signed({ privateKey, jwk }: Key, issuer: string, token: TestToken): Promise<string> {
  const { tenant, roles = ['Administrator'], subject = 'ada', name, expiresIn = 600 } = token;
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: issuer,
    aud: token.audience ?? 'firmograph',
    sub: subject,
    iat: now,
    exp: now + expiresIn,
    roles,
    tenant,
    name,
    ...token.claims,
  };
  const header = { alg: 'ES256', typ: 'at+jwt', ...(jwk.kid === undefined ? {} : { kid: jwk.kid }), ...token.header };
  return new SignJWT(claims).setProtectedHeader(header).sign(privateKey);
}

async function signedAsIs({ privateKey }: Key, header: object, payload: string): Promise<string> {
  const content = [JSON.stringify(header), payload].map((part) => Buffer.from(part).toString('base64url')).join('.');
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, Buffer.from(content));
  return `${content}.${Buffer.from(signature).toString('base64url')}`;
}
