import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import { eventually } from '@firmograph/testing';
import type { Call, Reply } from './caller.ts';
import { startSourcing } from './sourcing-under-test.ts';

type Settings = Readonly<Record<string, string>>;
type Answered = Record<string, unknown> & Readonly<Record<'targetId' | 'exportId' | 'runId', string>>;
type Calling = (route: string, call: Call) => Promise<Reply>;

export interface Manifest {
  readonly rows: number;
  readonly fields: readonly { readonly name: string }[];
  readonly parts: readonly Readonly<Record<'name' | 'sha256', string> & Record<'rows' | 'bytes', number>>[];
  readonly [key: string]: unknown;
}

/** The whole service with a folder to export to, and what tests of exports do with it. */
export function exportingSourcing(settings: (root: string) => Promise<Settings> | Settings = () => ({})) {
  let sourcing: Awaited<ReturnType<typeof startSourcing>>;
  let root = '';
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'firmograph-exports-'));
    sourcing = await startSourcing({
      SECRET_KEY: randomBytes(32).toString('base64'),
      EXPORT_DESTINATIONS: JSON.stringify({ files: { kind: 'folder', root } }),
      ...(await settings(root)),
    });
  }, 240_000);
  afterAll(async () => {
    await sourcing.stop();
    await rm(root, { recursive: true, force: true });
  });
  const call: Calling = (route, made) => sourcing.call(route, made);
  const files = {
    read: (tenant: string, name: string) => readFile(join(root, tenant, name)),
    filesOf: async (tenant: string) => (await readdir(join(root, tenant), { recursive: true })).sort(),
    path: (tenant: string, name: string) => join(root, tenant, name),
  };
  return {
    sourcing: () => sourcing,
    root: () => root,
    call,
    ...files,
    ...steps(call),
    exported: exportedBy(call, files),
  };
}

function steps(call: Calling) {
  return {
    target: async (tenant: string, place: object = { kind: 'folder', destination: 'files' }) =>
      answered(await call('POST /export-targets', { tenant, body: { name: 'Files', place } })),
    define: async (tenant: string, body: object) => answered(await call('POST /exports', { tenant, body })),
    run: async (tenant: string, exportId: string) => answered(await call(`POST /exports/${exportId}/runs`, { tenant })),
    /** The run once it is as wanted. */
    until: (tenant: string, runId: string, ...statuses: string[]) =>
      eventually(async () => {
        const { body } = await call(`GET /export-runs/${runId}`, { tenant });
        const { status, reason } = body;
        if (!statuses.includes(String(status))) throw new Error(`${String(status)}: ${String(reason)}`);
        return body;
      }, 60_000),
    profiles: async (tenant: string, count: number): Promise<void> => {
      const city = (at: number) => (at % 2 === 0 ? 'Aarhus' : 'Odense');
      const line = (at: number) => `p${String(at).padStart(7, '0')},Company ${at},${city(at)}`;
      const body = ['id,name,city', ...Array.from({ length: count }, (_, at) => line(at))].join('\n');
      answered(await call('POST /profiles/import?idField=id', { tenant, body, type: 'text/csv' }));
    },
  };
}

/** Defines an export to the folder `out`, runs it, and reads what it has written. */
function exportedBy(call: Calling, { read }: { readonly read: (tenant: string, name: string) => Promise<Buffer> }) {
  const { target, define, run, until } = steps(call);
  return async (tenant: string, draft: object) => {
    const { targetId } = await target(tenant);
    const { exportId } = await define(tenant, { name: 'All of it', targetId, fileName: 'out/{part}', ...draft });
    const { runId } = await run(tenant, exportId);
    const done = await until(tenant, runId, 'Successful');
    // What the run has just written.
    const manifest = JSON.parse((await read(tenant, 'out/manifest.json')).toString()) as Manifest;
    return { done, manifest, exportId, runId, targetId };
  };
}

function answered({ status, body }: Reply): Answered {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  // Whichever of these the route has.
  return body as Answered;
}

/** What DuckDB reads. */
export async function query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
