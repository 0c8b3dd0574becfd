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
const accepted = new Set([undefined, 'jwt', 'at+jwt', 'application/at+jwt']);
const clockToleranceS = 5;
const timeoutMs = 5000;
const cooldownMs = 30_000;
const retryAfterMs = 2000;

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

/** Checks tokens against the keys that their issuer publishes. */
export class TokenVerifier {
  private keys: Promise<JWTVerifyGetKey> | undefined;
  private failedAt = -Infinity;

  constructor(private readonly rules: TokenRules) {}

  /** Throws `Refusal` for a token that is not valid here, `DependencyUnavailable` when the issuer's keys are out of reach. */
  async verify(token: string): Promise<Caller> {
    const keys = await this.keysOfIssuer();
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        algorithms,
        issuer: this.rules.issuer,
        audience: this.rules.audience,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: clockToleranceS,
      });
      if (!accepted.has(protectedHeader.typ?.toLowerCase())) throw unauthenticated('invalid');
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
    return createRemoteJWKSet(new URL(found.jwks_uri), { timeoutDuration: timeoutMs, cooldownDuration: cooldownMs });
  }

  private callerOf(payload: JWTPayload): Caller {
    const { tenantClaim, rolesClaim } = this.rules;
    const tenant = payload[tenantClaim];
    const claimed = payload[rolesClaim];
    const name = payload['name'];
    return {
      tenantId: typeof tenant === 'string' ? tenant : '',
      subject: payload.sub ?? '',
      roles: Array.isArray(claimed) ? claimed.filter(isRole) : [],
      ...(typeof name === 'string' ? { name } : {}),
    };
  }

  private translated(error: unknown): unknown {
    if (error instanceof errors.JWTExpired) return unauthenticated('expired');
    if (error instanceof errors.JWKSTimeout) return this.outage(error);
    // jose throws its bare base class for an answer of the issuer that is not a key set.
    if (error instanceof errors.JOSEError)
      return error.code === 'ERR_JOSE_GENERIC' ? this.outage(error) : unauthenticated('invalid');
    return error instanceof TypeError ? this.outage(error) : error;
  }

  private outage(cause?: unknown): DependencyUnavailable {
    return new DependencyUnavailable('identity', retryAfterMs, { cause });
  }
}

function isRole(claimed: unknown): claimed is Role {
  return roles.some((role) => role === claimed);
}
