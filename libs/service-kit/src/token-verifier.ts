import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { roles, type Role } from '@firmograph/contracts';
import { DependencyUnavailable } from '@firmograph/kernel';
import type { Caller } from './caller.ts';
import { unauthenticated } from './refusal.ts';

export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  readonly tenantClaim: string;
  readonly rolesClaim: string;
}

// Named, so that a token cannot choose: neither `none` nor a shared secret made of a public key.
const algorithms = ['RS256', 'ES256', 'EdDSA', 'Ed25519'];
const accepted: readonly unknown[] = ['jwt', 'at+jwt', 'application/at+jwt'];
/** Clocks of two machines may differ by that much. */
const clockToleranceS = 60;
const longestToken = 8192;
const timeoutMs = 5000;
const cooldownMs = 30_000;
const retryAfterMs = 2000;

// A tenant is part of keys, addresses and logs: printable, and of a length that these take.
const Claims = z.object({
  sub: z.string().min(1).max(255),
  iat: z.number().optional(),
  tenant: z
    .string()
    .min(1)
    .max(100)
    .regex(/^\P{Cc}+$/u)
    .optional(),
});

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

/** Checks tokens against the keys that their issuer publishes. */
export class TokenVerifier {
  private keys: Promise<JWTVerifyGetKey> | undefined;
  private failedAt = -Infinity;

  constructor(private readonly rules: TokenRules) {}

  /** Throws `Refusal` for a token that is not valid here, `DependencyUnavailable` when the issuer's keys are out of reach. */
  async verify(token: string): Promise<Caller> {
    if (token.length > longestToken) throw unauthenticated('invalid');
    const keys = await this.keysOfIssuer();
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        algorithms,
        issuer: this.rules.issuer,
        audience: this.rules.audience,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: clockToleranceS,
      });
      if (!isAccepted(protectedHeader.typ)) throw unauthenticated('invalid');
      return this.callerOf(payload);
    } catch (error) {
      throw this.translated(error);
    }
  }

  /** Keys are fetched at most once in half a minute, however many tokens name unknown ones. */
  private keysOfIssuer(): Promise<JWTVerifyGetKey> {
    if (performance.now() - this.failedAt < retryAfterMs) return Promise.reject(this.outage());
    this.keys ??= this.discover().catch((cause: unknown) => {
      this.keys = undefined;
      this.failedAt = performance.now();
      throw this.outage(cause);
    });
    return this.keys;
  }

  private async discover(): Promise<JWTVerifyGetKey> {
    const { issuer } = this.rules;
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
    if (!response.ok) throw new Error(`discovery answered ${response.status}`);
    const found = Discovery.parse(await response.json());
    if (found.issuer !== issuer) throw new Error('the discovery document names another issuer');
    const options = { timeoutDuration: timeoutMs, cooldownDuration: cooldownMs };
    const keys = createRemoteJWKSet(new URL(found.jwks_uri), options);
    return (header, token) => keys(header, token).catch(this.unreachable);
  }

  private callerOf(payload: JWTPayload): Caller {
    const { tenantClaim, rolesClaim } = this.rules;
    const claims = Claims.safeParse({ ...payload, tenant: payload[tenantClaim] });
    if (!claims.success || isOfTheFuture(claims.data.iat)) throw unauthenticated('invalid');
    const claimed = payload[rolesClaim];
    const name = payload['name'];
    return {
      tenantId: claims.data.tenant ?? '',
      subject: claims.data.sub,
      roles: Array.isArray(claimed) ? claimed.filter(isRole) : [],
      ...(typeof name === 'string' ? { name } : {}),
      // RFC 9068: where no person takes part, the subject is the client.
      ...(payload['client_id'] === payload.sub ? { isProgram: true } : {}),
    };
  }

  private translated(error: unknown): unknown {
    if (error instanceof errors.JWTExpired) return unauthenticated('expired');
    // The library trips over some that are no tokens at all.
    return error instanceof errors.JOSEError || error instanceof TypeError ? unauthenticated('invalid') : error;
  }

  /** Keys out of reach are not the token's fault. The library has its bare base class for an answer that is no key set. */
  private readonly unreachable = (error: unknown): never => {
    const isOfToken = error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC';
    throw isOfToken && !(error instanceof errors.JWKSTimeout) ? error : this.outage(error);
  };

  private outage(cause?: unknown): DependencyUnavailable {
    return new DependencyUnavailable('identity', retryAfterMs, { cause });
  }
}

function isAccepted(type: unknown): boolean {
  return type === undefined || (typeof type === 'string' && accepted.includes(type.toLowerCase()));
}

/** The library looks at it only where an age is limited. */
function isOfTheFuture(issuedAt: number | undefined): boolean {
  return issuedAt !== undefined && issuedAt > Date.now() / 1000 + clockToleranceS;
}

function isRole(claimed: unknown): claimed is Role {
  return roles.some((role) => role === claimed);
}
