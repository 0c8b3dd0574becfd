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
  { method = 'GET', token, ...sent }: Asked = {},
): Promise<Answered> {
  const { headers: types, ...content } = contentOf(sent);
  const headers = { ...(await authorization(notes, token)), ...types };
  return answered(await fetch(notes.origin + path, { method, headers, ...content }));
}

function contentOf({ body, type = 'application/json' }: Pick<Asked, 'body' | 'type'>) {
  if (body === undefined) return { headers: {} };
  return { headers: { 'content-type': type }, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

async function answered(response: Response): Promise<Answered> {
  const { status, headers } = response;
  const text = await response.text();
  const type = headers.get('content-type')?.split(';')[0] ?? '';
  return { status, headers, type, text, json: /[/+]json$/.test(type) ? JSON.parse(text) : undefined };
}

export async function authorization(
  { issuer }: Pick<Notes, 'issuer'>,
  token: Asked['token'] = { tenant: 'acme' },
): Promise<Record<string, string>> {
  if (token === null) return {};
  return { authorization: `Bearer ${typeof token === 'string' ? token : await issuer.token(token)}` };
}
