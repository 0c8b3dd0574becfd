import {
  ChainVerifier,
  type AuditCheckpoint,
  type AuditKey,
  type auditRoutes,
  type AuditRecord,
  type InputOf,
} from '@firmograph/contracts';
import { DomainError } from '@firmograph/kernel';
import type { Filter } from '@firmograph/mongo';
import type { AuditChains, AuditDocument } from './audit-chains.ts';
import { recordOf } from './audit-chains.ts';
import type { AuditCheckpoints } from './audit-checkpoints.ts';

type Query = InputOf<typeof auditRoutes.listAudit>['query'];
type PageQuery = InputOf<typeof auditRoutes.listAuditCheckpoints>['query'];

/** The audit trail as it is read: newest first, whole, or held against its checkpoints. */
export class AuditReading {
  constructor(
    private readonly chains: AuditChains,
    private readonly signed: AuditCheckpoints,
  ) {}

  get keys(): readonly AuditKey[] {
    return this.signed.keys;
  }

  async list(tenantId: string, query: Query) {
    const documents = await this.chains.of(tenantId).find(filterOf(query), {
      sort: { sequence: -1 },
      limit: query.limit + 1,
    });
    const page = documents.slice(0, query.limit);
    const next = documents.length > query.limit ? String(page.at(-1)?.sequence) : null;
    return { items: page.map(readable), next };
  }

  async *export(tenantId: string, after: number): AsyncGenerator<AuditRecord> {
    const following = this.chains.of(tenantId).stream({ sequence: { $gt: after } }, { sort: { sequence: 1 } });
    for await (const document of following) yield readable(document);
  }

  async checkpoints(tenantId: string, { after, limit }: PageQuery) {
    const filter = { sequence: { $gt: placeOf(after) ?? 0 } };
    const found = await this.signed.of(tenantId).find(filter, { sort: { sequence: 1 }, limit: limit + 1 });
    const page = found.slice(0, limit);
    const next = found.length > limit ? String(page.at(-1)?.sequence) : null;
    return { items: page.map(({ checkpoint }) => checkpoint), next };
  }

  async verify(tenantId: string) {
    const checkpoints: AuditCheckpoint[] = [];
    for await (const { checkpoint } of this.signed.of(tenantId).stream({})) checkpoints.push(checkpoint);
    const verifier = new ChainVerifier({ checkpoints, keys: this.keys });
    for await (const document of this.chains.of(tenantId).stream({}, { sort: { sequence: 1 } })) {
      const record = recordOf(document);
      if (record === null) verifier.unreadable();
      else verifier.take(record);
    }
    const report = verifier.finish();
    return { ...report, faults: [...report.faults] };
  }
}

/** Throws where the store holds something else than was written. */
function readable(document: AuditDocument): AuditRecord {
  const record = recordOf(document);
  if (record !== null) return record;
  throw new DomainError(
    'audit/tampered',
    `Entry ${document.sequence} is not what was written. Ask for /audit/verification to see all that is not.`,
  );
}

function filterOf({ after, from, to, actor, action, target, phase }: Query): Filter<AuditDocument> {
  const [before, at] = [placeOf(after), { ...since(from), ...until(to) }];
  return {
    ...(before === undefined ? {} : { sequence: { $lt: before } }),
    ...(Object.keys(at).length === 0 ? {} : { at }),
    ...given({ actor, action, phase, targets: target }),
  };
}

const since = (from: string | undefined) => (from === undefined ? {} : { $gte: new Date(from) });
const until = (to: string | undefined) => (to === undefined ? {} : { $lt: new Date(to) });

function given(fields: Readonly<Record<string, string | undefined>>): Filter<AuditDocument> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function placeOf(after: string | undefined): number | undefined {
  if (after === undefined) return undefined;
  if (!/^\d{1,15}$/.test(after))
    throw new DomainError(
      'request/unknown-page',
      'There is no such page: take `after` from `next` of the page before.',
    );
  return Number(after);
}
