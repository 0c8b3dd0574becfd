import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { auditRoutes, type AuditCheckpoint } from '@firmograph/contracts';
import { allPages } from '../stack/pages.ts';
import type { RouteClient } from '../stack/route-client.ts';
import type { ServiceName } from '../stack/stack-file.ts';
import { auditFilesIn } from './audit-files.ts';

/** Writes the chain of a service with all that it can be verified by. Checkpoints come first: what they vouch for is then in the file. */
export async function exportAudit(
  client: RouteClient,
  service: ServiceName,
  { folder, signal }: { readonly folder: string; readonly signal: AbortSignal },
): Promise<void> {
  const files = auditFilesIn(folder, service);
  await mkdir(folder, { recursive: true });
  const checkpoints: AuditCheckpoint[] = [];
  const pages = allPages((after) =>
    client.call(service, auditRoutes.listAuditCheckpoints, { query: { after, limit: 1000 } }),
  );
  for await (const page of pages) checkpoints.push(...page);
  await pipeline(client.stream(service, auditRoutes.exportAudit, { signal }), createWriteStream(files.entries));
  await writeJson(files.checkpoints, checkpoints);
  const { items } = await client.call(service, auditRoutes.listAuditKeys, {});
  await writeJson(files.keys, items);
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, undefined, 2)}\n`);
}
