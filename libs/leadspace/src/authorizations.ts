import type { Credential } from './credential.ts';
import type { FateUnknown, Refused, Succeeded } from './fate.ts';
import { readJson } from './read-json.ts';

type OAuth = Extract<Credential, { kind: 'oauth' }>;
export type Token = { readonly kind: 'token'; readonly token: string } | Refused;

/** Posts or puts a JSON body to the authorization route. */
export type Authorize = (method: 'POST' | 'PUT', body: string) => Promise<Succeeded | Refused | FateUnknown>;

interface Issued {
  readonly token: string;
  readonly refreshToken: string | undefined;
  /** When to stop using it, in milliseconds since the epoch; Infinity when Leadspace did not say. */
  readonly until: number;
}

const marginMs = 60_000;
// A credential that was replaced is not asked for again; this many programs at once is plenty.
const maxRemembered = 1_000;

/**
 * The tokens of OAuth, in memory only. Callers at the same time share one authorization; a refresh that fails falls back to a
 * new authorization.
 */
export class Authorizations {
  private readonly issued = new Map<string, Promise<Issued | Refused>>();

  constructor(
    private readonly authorize: Authorize,
    private readonly now: () => number = Date.now,
  ) {}

  async tokenFor(credential: Credential): Promise<Token> {
    if (credential.kind === 'token') return { kind: 'token', token: credential.token };
    const known = this.issued.get(keyOf(credential));
    if (known === undefined) return this.keep(credential, this.request(credential));
    const issued = await known;
    if ('kind' in issued || issued.until > this.now()) return tokenIn(issued);
    return this.renew(credential, issued.token);
  }

  /** Replaces a token that was refused or is about to expire, unless another caller has done so meanwhile. */
  async renew(credential: OAuth, spent: string): Promise<Token> {
    const known = this.issued.get(keyOf(credential));
    const issued = await known;
    if (issued === undefined || 'kind' in issued) return this.tokenFor(credential);
    const current = this.issued.get(keyOf(credential));
    if (current !== known || issued.token !== spent) return tokenIn((await current) ?? issued);
    return this.keep(credential, this.refresh(credential, issued));
  }

  clear(): void {
    this.issued.clear();
  }

  private async keep(credential: OAuth, asked: Promise<Issued | Refused>): Promise<Token> {
    const key = keyOf(credential);
    this.issued.set(key, asked);
    const oldest = this.issued.keys().next().value;
    if (this.issued.size > maxRemembered && oldest !== undefined) this.issued.delete(oldest);
    const issued = await asked;
    // A refusal is told to those who waited for it, and not remembered.
    if ('kind' in issued && this.issued.get(key) === asked) this.issued.delete(key);
    return tokenIn(issued);
  }

  private async request({ user, pass }: OAuth): Promise<Issued | Refused> {
    return this.issuedIn(await this.authorize('POST', JSON.stringify({ user, pass, audience: 'API_GATEWAY' })));
  }

  private async refresh(credential: OAuth, { refreshToken }: Issued): Promise<Issued | Refused> {
    if (refreshToken === undefined) return this.request(credential);
    const body = JSON.stringify({ user: credential.user, refreshToken });
    const issued = this.issuedIn(await this.authorize('PUT', body));
    return 'kind' in issued ? this.request(credential) : issued;
  }

  private issuedIn(answer: Succeeded | Refused | FateUnknown): Issued | Refused {
    if (answer.kind === 'refused') return answer;
    const body = (answer.kind === 'succeeded' ? readJson(answer.body) : undefined) ?? {};
    const { token, refreshToken, expiration } = body;
    // Without a token the call it was for is never sent, whatever became of the authorization.
    if (typeof token !== 'string' || token === '') return { kind: 'refused', cause: 'not-sent', code: 'NO_TOKEN' };
    return {
      token,
      refreshToken: typeof refreshToken === 'string' ? refreshToken : undefined,
      until: this.usableUntil(Number(expiration)),
    };
  }

  // `expiration` is the epoch second of expiry. A token that lives shorter than the margin is used for half its life.
  private usableUntil(expiration: number): number {
    if (!Number.isFinite(expiration) || expiration <= 0) return Infinity;
    const left = expiration * 1000 - this.now();
    return this.now() + Math.max(left - marginMs, left / 2);
  }
}

const keyOf = ({ user, pass }: OAuth): string => JSON.stringify([user, pass]);

function tokenIn(issued: Issued | Refused): Token {
  return 'kind' in issued ? issued : { kind: 'token', token: issued.token };
}
