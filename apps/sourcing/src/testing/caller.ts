import type { Role } from '@firmograph/contracts';
import type { TestIssuer } from '@firmograph/testing';

export interface Call {
  readonly tenant: string;
  readonly role?: Role;
  /** An object is sent as JSON. */
  readonly body?: unknown;
  readonly type?: string;
}

export interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Calls a service as somebody of a tenant: `call('GET /profiles', { tenant })`. */
export function caller(origin: string, issuer: TestIssuer) {
  return async (
    route: string,
    { tenant, role = 'Administrator', body, type = 'application/json' }: Call,
  ): Promise<Reply> => {
    const [method, path] = route.split(' ');
    const token = await issuer.token({ tenant, roles: [role] });
    const headers = { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': type }) };
    const sent = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(`${origin}${path ?? ''}`, { method, headers, body: sent } as RequestInit);
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Reply['body']) };
  };
}
