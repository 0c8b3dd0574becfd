import type { TestToken } from '@firmograph/testing';
import type { startNotes } from './notes-service.ts';

export type Notes = Awaited<ReturnType<typeof startNotes>>;

export interface Asked {
  readonly method?: string;
  /** Sent as JSON, unless it is text already. */
  readonly body?: unknown;
  readonly type?: string;
  /** Absent: an Administrator of acme; null: none. */
  readonly token?: TestToken | string | null;
}

export interface Answered {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly text: string;
  /** Of a JSON answer; undefined of any other. */
  readonly json: unknown;
}

/** Asks the service as a client would. */
export async function ask(
  notes: Notes,
  path: string,
  { method = 'GET', body, type, token }: Asked = {},
): Promise<Answered> {
  const response = await fetch(notes.origin + path, {
    method,
    headers: {
      ...(await authorization(notes, token)),
      ...(body === undefined ? {} : { 'content-type': type ?? 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const mediaType = response.headers.get('content-type')?.split(';')[0] ?? '';
  const { status, headers } = response;
  return { status, headers, type: mediaType, text, json: /[/+]json$/.test(mediaType) ? JSON.parse(text) : undefined };
}

export async function authorization(
  { issuer }: Pick<Notes, 'issuer'>,
  token: Asked['token'] = { tenant: 'acme' },
): Promise<Record<string, string>> {
  if (token === null) return {};
  return { authorization: `Bearer ${typeof token === 'string' ? token : await issuer.token(token)}` };
}
