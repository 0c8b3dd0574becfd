import { createHash } from 'node:crypto';
import { configurationRoutes, scopes, type AnswerOf, type Scope } from '@firmograph/contracts';
import { ApiKeys, placeOfKey } from './api-keys.ts';
import type { Caller } from './caller.ts';
import { ClientCredentials } from './client-credentials.ts';
import type { IntrospectionConfig, ServiceConfig } from './config.ts';
import { ServiceClient } from './service-client.ts';

const route = configurationRoutes.introspectKey;
type Introspected = AnswerOf<typeof route>;

export interface IntrospectionOptions {
  readonly ask: (key: string) => Promise<Introspected>;
  /** How long an answer holds, in milliseconds: a revoked key is refused at the latest after it. */
  readonly holdMs: number;
  /** Answers held at once, at most; 10,000 unless said. */
  readonly most?: number;
  /** A monotonic clock, in milliseconds. */
  readonly now?: () => number;
}

interface Held {
  readonly until: number;
  readonly answer: Promise<Introspected>;
}

/** Keys of which configuration tells, each asked about once in a while (RFC 7662). */
export class IntrospectedKeys extends ApiKeys {
  private readonly held = new Map<string, Held>();

  constructor(private readonly options: IntrospectionOptions) {
    super();
  }

  override async callerOf(key: string): Promise<Caller | null> {
    if (placeOfKey(key) === null) return null;
    const answer = await this.answerFor(key);
    // It may end while the answer is held.
    return answer.active && answer.exp * 1000 > Date.now() ? callerIn(answer) : null;
  }

  private answerFor(key: string): Promise<Introspected> {
    const now = (this.options.now ?? (() => performance.now()))();
    // The keys themselves are not kept.
    const digest = createHash('sha256').update(key).digest('base64');
    const found = this.held.get(digest);
    if (found !== undefined && found.until > now) return found.answer;
    // Counted from before the question: the answer may be as old as that.
    const asked: Held = { until: now + this.options.holdMs, answer: this.options.ask(key) };
    asked.answer.catch(() => {
      if (this.held.get(digest) === asked) this.held.delete(digest);
    });
    this.held.delete(digest);
    this.held.set(digest, asked);
    this.forgetOldest();
    return asked.answer;
  }

  private forgetOldest(): void {
    const [oldest] = this.held.keys();
    if (oldest !== undefined && this.held.size > (this.options.most ?? 10_000)) this.held.delete(oldest);
  }
}

function callerIn({ sub, name, tenant, role, scope, responsible }: Extract<Introspected, { active: true }>): Caller {
  const given = scope.split(' ');
  return {
    tenantId: tenant,
    subject: sub,
    name,
    roles: [role],
    scopes: scopes.filter((known): known is Scope => given.includes(known)),
    responsible,
  };
}

type Config = Partial<IntrospectionConfig> & Pick<ServiceConfig, 'OIDC_ISSUER' | 'OIDC_AUDIENCE'>;

const standardHoldMs = 15_000;

/** Asks configuration, where the settings say how; null: they do not. */
export function introspectedKeys(config: Config): ApiKeys | null {
  const { CONFIGURATION_URL: url, SERVICE_CLIENT_ID: clientId, SERVICE_CLIENT_SECRET: clientSecret } = config;
  if (url === undefined || clientId === undefined || clientSecret === undefined) return null;
  const credentials = new ClientCredentials({
    issuer: config.OIDC_ISSUER,
    audience: config.OIDC_AUDIENCE,
    clientId,
    clientSecret,
  });
  const client = new ServiceClient({ credentials });
  return new IntrospectedKeys({
    ask: (token) => client.call(url, route, { body: { token } }),
    holdMs: config.API_KEY_CACHE_MS ?? standardHoldMs,
  });
}
