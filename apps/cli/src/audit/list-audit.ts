import { auditRoutes, type AuditRecord } from '@firmograph/contracts';
import { allPages } from '../stack/pages.ts';
import type { RouteClient } from '../stack/route-client.ts';
import type { ServiceName } from '../stack/stack-file.ts';

export interface AuditQuery {
  readonly from?: string;
  readonly to?: string;
  readonly actor?: string;
  readonly action?: string;
  readonly target?: string;
}

/** The newest acts of one service. An intent is an act of its own only where no outcome followed. */
export async function listAudit(
  client: RouteClient,
  service: ServiceName,
  { query, most }: { readonly query: AuditQuery; readonly most: number },
): Promise<readonly AuditRecord[]> {
  const listed: AuditRecord[] = [];
  const concluded = new Set<string>();
  const pages = allPages((after) =>
    client.call(service, auditRoutes.listAudit, { query: { ...query, after, limit: Math.min(1000, most * 2) } }),
  );
  for await (const page of pages)
    for (const record of page) {
      if (record.phase === 'outcome') concluded.add(record.correlationId);
      if (record.phase === 'intent' && concluded.has(record.correlationId)) continue;
      if (listed.push(record) >= most) return listed;
    }
  return listed;
}

/** One act on one line. */
export function lineOf({
  at,
  service,
  sequence,
  action,
  actor,
  target,
  status,
  phase,
  problem,
  changes,
}: AuditRecord): string {
  const of = Object.values(target).concat(phase === 'change' ? (changes ?? []).map(({ id }) => id) : []);
  const came = phase === 'intent' ? 'no outcome: it may have happened' : [status, problem].filter(Boolean).join(' ');
  return [at, `${service}#${sequence}`, actor.subject, action, of.join(' '), came]
    .filter((part) => part !== '')
    .join('  ');
}
