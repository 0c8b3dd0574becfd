import type { Role } from '@firmograph/contracts';
import type { TestIssuer } from '@firmograph/testing';

export interface Call {
  readonly tenant: string;
  readonly role?: Role;
  /** Text and streams are sent as they are, everything else as JSON. */
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
    const request = { method, headers, body: asSent(body), duplex: 'half' };
    const response = await fetch(`${origin}${path ?? ''}`, request as RequestInit);
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Reply['body']) };
  };
}

function asSent(body: unknown): unknown {
  const isStream = typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
  return isStream || typeof body === 'string' ? body : JSON.stringify(body);
}
