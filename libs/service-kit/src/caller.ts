import type { Role, Scope } from '@firmograph/contracts';

/** Who asks, as the token says it. */
export interface Caller {
  /** The tenant of the token; of a service without one, the tenant that the route's parameters name; else ''. */
  readonly tenantId: string;
  readonly subject: string;
  readonly name?: string;
  readonly roles: readonly Role[];
  /** The token was granted to a program in its own name. */
  readonly isProgram?: true;
  /** Of an API key: what it is good for. Absent: a token of the issuer, good for all that its roles may. */
  readonly scopes?: readonly Scope[];
  /** Of an API key: the person who made it. */
  readonly responsible?: string;
}

/** Who asks on a route that is open to all. */
export const anonymous: Caller = { tenantId: '', subject: 'anonymous', roles: [] };
