import type { IssuedToken } from '../domain/programs.ts';
import { isJsonObject } from '../domain/read-item.ts';
import type { SandboxState } from './sandbox-state.ts';

export type AuthorizeOutcome =
  | { readonly kind: 'issued'; readonly issued: IssuedToken }
  | { readonly kind: 'denied' }
  | { readonly kind: 'invalid'; readonly details: string };

/** Issues bearer tokens for a program and its secret, or for a refresh token. */
export class Authorize {
  constructor(private readonly state: SandboxState) {}

  withSecret(body: unknown, nowMs: number): AuthorizeOutcome {
    const { user, pass, audience } = isJsonObject(body) ? body : {};
    if (typeof user !== 'string' || typeof pass !== 'string') return invalid('user and pass are required');
    if (audience !== 'API_GATEWAY') return invalid('audience must be API_GATEWAY');
    return outcomeOf(this.state.programs.authorize(user, pass, nowMs, this.state.settings.tokenLifetimeSeconds));
  }

  withRefreshToken(body: unknown, nowMs: number): AuthorizeOutcome {
    const { user, refreshToken } = isJsonObject(body) ? body : {};
    if (typeof user !== 'string' || typeof refreshToken !== 'string')
      return invalid('user and refreshToken are required');
    return outcomeOf(this.state.programs.refresh(user, refreshToken, nowMs, this.state.settings.tokenLifetimeSeconds));
  }
}

const invalid = (details: string): AuthorizeOutcome => ({ kind: 'invalid', details });
const outcomeOf = (issued: IssuedToken | undefined): AuthorizeOutcome =>
  issued === undefined ? { kind: 'denied' } : { kind: 'issued', issued };
