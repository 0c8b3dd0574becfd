import { readConfig } from '../config.ts';
import { startSandbox, type Sandbox } from '../sandbox.ts';
import { aDirectory } from './a-company.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined when it is none. */
  readonly body: unknown;
}

export interface TestSandbox {
  readonly url: string;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Reply>;
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Reply>;
  readonly call: (method: string, path: string, init?: Omit<RequestInit, 'method'>) => Promise<Reply>;
  readonly set: (settings: object) => Promise<Reply>;
  readonly fault: (fault: object) => Promise<Reply>;
  readonly ledger: () => Promise<Reply>;
}

export const bearer = { authorization: 'Bearer sandbox-token' };
const json = { 'content-type': 'application/json' };
const open: Sandbox[] = [];

/** A sandbox that knows the companies of the wire fixtures. Closed by `closeAll`. */
export async function aSandbox(env: NodeJS.ProcessEnv = {}): Promise<TestSandbox> {
  const sandbox = await startSandbox(
    readConfig({ PORT: '0', CALLS_PER_SECOND: '1000', LOG_LEVEL: 'silent', ...env }),
    aDirectory(),
  );
  open.push(sandbox);
  const { url } = sandbox;
  const call = async (method: string, path: string, init: Omit<RequestInit, 'method'> = {}): Promise<Reply> => {
    const response = await fetch(url + path, { method, ...init });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true && text !== '';
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
  };
  const post: TestSandbox['post'] = (path, body, headers = bearer) =>
    call('POST', path, { headers: { ...json, ...headers }, body: JSON.stringify(body) });
  return {
    url,
    call,
    post,
    get: (path, headers = bearer) => call('GET', path, { headers }),
    set: (settings) => post('/sandbox/settings', settings),
    fault: (fault) => post('/sandbox/faults', fault),
    ledger: () => call('GET', '/sandbox/ledger?charges=all'),
  };
}

export async function closeAll(): Promise<void> {
  for (const sandbox of open.splice(0)) await sandbox.close();
}

export const record = (externalId: string, name = 'Example Robotics') => ({
  company: { name },
  external_id: externalId,
});

/** Submits a bulk and gives the path to poll. */
export async function submitted(sandbox: TestSandbox, bulk: object): Promise<string> {
  const { body } = await sandbox.post('/enrichment/enrich/bulk', bulk);
  if (typeof body !== 'object' || body === null || !('id' in body) || typeof body.id !== 'string')
    throw new Error('The bulk was not accepted.');
  return body.id;
}

/** Polls till the results are there, and gives their elements. */
export async function collected(sandbox: TestSandbox, path: string): Promise<readonly Record<string, unknown>[]> {
  for (;;) {
    const { status, body } = await sandbox.get(path);
    if (status === 204) continue;
    if (typeof body !== 'object' || body === null || !('results' in body) || !Array.isArray(body.results))
      throw new Error(`No results but ${status}.`);
    return body.results as readonly Record<string, unknown>[];
  }
}
