import { createHash, createHmac } from 'node:crypto';
import type { SeededRandom } from './seeded-random.ts';

export interface Program {
  readonly id: string;
  creditsLeft: number;
}

interface Token {
  readonly program: Program;
  readonly expiresAtMs: number;
}

export interface IssuedToken {
  readonly token: string;
  readonly refreshToken: string;
  /** Epoch seconds. */
  readonly expiration: number;
}

/** The customers, what lets them in, and how many credits they have left. */
export class Programs {
  private readonly programs = new Map<string, Program>();
  private readonly tokens = new Map<string, Token>();
  private readonly refreshTokens = new Map<string, Program>();

  constructor(
    private readonly secrets: ReadonlyMap<string, string>,
    perpetualTokens: readonly { readonly token: string; readonly program: string }[],
    private readonly credits: number,
    private readonly random: SeededRandom,
  ) {
    for (const { token, program } of perpetualTokens)
      this.tokens.set(token, { program: this.program(program), expiresAtMs: Infinity });
    for (const program of secrets.keys()) this.program(program);
  }

  /** Whose token this is; undefined when nobody's, or when it has expired. */
  holderOf(token: string, nowMs: number): Program | undefined {
    const known = this.tokens.get(token);
    return known !== undefined && nowMs < known.expiresAtMs ? known.program : undefined;
  }

  authorize(user: string, pass: string, nowMs: number, lifetimeSeconds: number): IssuedToken | undefined {
    return this.secrets.get(user) === pass ? this.issue(this.program(user), nowMs, lifetimeSeconds) : undefined;
  }

  /** A refresh token is good for one refresh. */
  refresh(user: string, refreshToken: string, nowMs: number, lifetimeSeconds: number): IssuedToken | undefined {
    const program = this.refreshTokens.get(refreshToken);
    if (program?.id !== user) return undefined;
    this.refreshTokens.delete(refreshToken);
    return this.issue(program, nowMs, lifetimeSeconds);
  }

  /** False, and nothing is taken, when there are not enough credits. */
  charge(program: Program, credits: number): boolean {
    if (program.creditsLeft < credits) return false;
    program.creditsLeft -= credits;
    return true;
  }

  setCredits(left: number): void {
    for (const program of this.programs.values()) program.creditsLeft = left;
  }

  creditsLeft(): Readonly<Record<string, number>> {
    return Object.fromEntries(Array.from(this.programs.values(), ({ id, creditsLeft }) => [id, creditsLeft]));
  }

  private program(id: string): Program {
    const known = this.programs.get(id) ?? { id, creditsLeft: this.credits };
    this.programs.set(id, known);
    return known;
  }

  private issue(program: Program, nowMs: number, lifetimeSeconds: number): IssuedToken {
    const expiration = Math.floor(nowMs / 1000) + lifetimeSeconds;
    const token = this.jwt({ aud: 'API_GATEWAY', exp: expiration, programId: program.id });
    const refreshToken = this.random.hex(40);
    this.tokens.set(token, { program, expiresAtMs: expiration * 1000 });
    this.refreshTokens.set(refreshToken, program);
    return { token, refreshToken, expiration };
  }

  // It looks like Leadspace's, and nobody can read more from it than from theirs: it is looked up, never verified.
  private jwt(claims: object): string {
    const unsigned = [{ alg: 'HS384' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const key = createHash('sha256').update(this.random.hex(32)).digest();
    return `${unsigned}.${createHmac('sha384', key).update(unsigned).digest('base64url')}`;
  }
}
