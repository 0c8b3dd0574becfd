import { randomBytes } from 'node:crypto';
import Provider, { type ClientMetadata, type Configuration, type JWKS } from 'oidc-provider';
import type { IdentityConfig } from './config.ts';
import type { Person } from './people.ts';
import type { Program } from './programs.ts';

// Resource indicators have to be URIs; the audience need not be one.
const resource = 'urn:firmograph:api';
const day = 86_400;

export interface Directory {
  readonly people: readonly Person[];
  readonly programs: readonly Program[];
}

/** The issuer: JWT access tokens by authorization code with PKCE for people, by client credentials for programs. */
export function createProvider(issuer: string, config: IdentityConfig, directory: Directory, jwks: JWKS): Provider {
  return new Provider(issuer, {
    jwks,
    clients: [...directory.programs.map(programClient), peopleClient(config.REDIRECT_URIS)],
    scopes: ['openid', 'offline_access', 'profile'],
    claims: { openid: ['sub', 'tenant', 'roles'], profile: ['name'] },
    // Sessions live in this process, so may the keys of their cookies.
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    pkce: { required: () => true },
    ttl: ttl(config.TOKEN_LIFETIME_SECONDS),
    interactions: { url: (_, { uid }) => `/login/${uid}` },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: resourceIndicators(config),
    },
    formats: {
      customizers: { jwt: (_, token, { payload }) => void Object.assign(payload, claimsOf(token, directory)) },
    },
    clientBasedCORS: (_, origin) => ['127.0.0.1', 'localhost'].includes(new URL(origin).hostname),
    findAccount: (_, id) => accountOf(directory.people, id),
  });
}

function programClient({ clientId, secret }: Program): ClientMetadata {
  return {
    client_id: clientId,
    client_secret: secret,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
  };
}

function peopleClient(redirectUris: readonly string[]): ClientMetadata {
  return {
    client_id: 'firmograph-console',
    client_name: 'Firmograph',
    // A native client's loopback address stands for all of its ports.
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: redirectUris,
  };
}

function ttl(seconds: number): NonNullable<Configuration['ttl']> {
  return {
    AccessToken: seconds,
    ClientCredentials: seconds,
    IdToken: 3600,
    Interaction: 3600,
    RefreshToken: day,
    Session: day,
    Grant: day,
  };
}

function resourceIndicators(config: IdentityConfig) {
  return {
    enabled: true,
    defaultResource: () => resource,
    useGrantedResource: () => true,
    getResourceServerInfo: () => ({
      scope: '',
      audience: config.AUDIENCE,
      accessTokenFormat: 'jwt' as const,
      accessTokenTTL: config.TOKEN_LIFETIME_SECONDS,
    }),
  };
}

type IssuedToken = { readonly accountId: string } | { readonly clientId?: string | undefined };

function claimsOf(token: IssuedToken, { people, programs }: Directory): object {
  if (!('accountId' in token)) return programs.find(({ clientId }) => clientId === token.clientId)?.claims ?? {};
  const person = people.find(({ id }) => id === token.accountId);
  return person === undefined ? {} : { tenant: person.tenant, roles: [person.role] };
}

function accountOf(people: readonly Person[], accountId: string) {
  const person = people.find(({ id }) => id === accountId);
  if (person === undefined) return undefined;
  const { name, tenant, role } = person;
  return { accountId, claims: () => ({ sub: accountId, name, tenant, roles: [role] }) };
}
