import {
  AuditEntry,
  canonicalJson,
  chained,
  emptyChain,
  type AuditDraft,
  type AuditRecord,
  type ChainHead,
} from '@firmograph/contracts';
import { keyOf } from '@firmograph/kernel';
import type { Database, Filter, Scope, TenantCollection, TenantDocument } from '@firmograph/mongo';

/** The entry is kept as the text that was hashed; what stands beside it is for finding. */
export interface AuditDocument extends TenantDocument {
  readonly sequence: number;
  readonly text: string;
  readonly hash: string;
  readonly at: Date;
  readonly phase: string;
  readonly action: string;
  readonly actor: string;
  readonly targets: readonly string[];
  /** Of what must stand here once although it may be told twice. */
  readonly once?: string;
}

interface Waiting {
  readonly draft: AuditDraft;
  readonly once: string | undefined;
  readonly done: PromiseWithResolvers<undefined>;
}

const mostAtOnce = 200;

/**
 * The chains of a service, one for each tenant. Its key is the compare-and-set: two that write the same place cannot both
 * win, and the one who lost follows the winner. Whoever waits at the same time is written in one command.
 */
export class AuditChains {
  private readonly waiting = new Map<string, Waiting[]>();

  private constructor(
    private readonly collection: TenantCollection<AuditDocument>,
    readonly service: string,
    private readonly onAppend: (tenantId: string, entries: number) => void,
  ) {}

  static async open(
    database: Database,
    service: string,
    onAppend: (tenantId: string, entries: number) => void = () => undefined,
  ): Promise<AuditChains> {
    const collection = await database.collection<AuditDocument>({
      name: 'audit',
      indexes: [
        { key: { tenantId: 1, sequence: -1 } },
        { key: { tenantId: 1, targets: 1, sequence: -1 } },
        { key: { tenantId: 1, once: 1 }, sparse: true },
      ],
    });
    return new AuditChains(collection, service, onAppend);
  }

  /** Resolves when it is journaled by the majority. `once`: leaves it at one entry, however often it is told. */
  append(tenantId: string, draft: AuditDraft, once?: string): Promise<void> {
    const done = Promise.withResolvers<undefined>();
    const waiting = this.waiting.get(tenantId);
    if (waiting === undefined) {
      this.waiting.set(tenantId, [{ draft, once, done }]);
      void this.work(tenantId);
    } else waiting.push({ draft, once, done });
    return done.promise;
  }

  of(tenantId: string): Scope<AuditDocument> {
    return this.collection.forTenant(tenantId);
  }

  async head(tenantId: string): Promise<ChainHead> {
    const last = await this.of(tenantId).findOne({}, { sort: { sequence: -1 }, projection: { sequence: 1, hash: 1 } });
    return last ?? emptyChain;
  }

  /** Everybody who has a chain here. */
  tenants(): Promise<string[]> {
    return this.collection.acrossTenants('audit-checkpoint').distinct('tenantId');
  }

  /** As long as somebody waits. */
  private async work(tenantId: string): Promise<void> {
    let head: ChainHead | undefined;
    for (;;) {
      const all = this.waiting.get(tenantId) ?? [];
      if (all.length === 0) return void this.waiting.delete(tenantId);
      const batch = all.splice(0, mostAtOnce);
      try {
        head = await this.write(tenantId, batch, head);
      } catch (error) {
        head = undefined;
        for (const { done } of batch) done.reject(error);
      }
    }
  }

  private async write(tenantId: string, batch: readonly Waiting[], known?: ChainHead): Promise<ChainHead> {
    let left = await this.untold(tenantId, batch);
    let head = known ?? (await this.head(tenantId));
    while (left.length > 0) {
      const records = chained(
        head,
        { tenant: tenantId, service: this.service },
        left.map(({ draft }) => draft),
      );
      const documents = records.map((record, index) => documentOf(record, left[index]?.once));
      const written = await this.of(tenantId).insertInOrder(documents);
      for (const { done } of left.slice(0, written)) done.resolve(undefined);
      this.onAppend(tenantId, written);
      head = records[written - 1] ?? head;
      if (written < left.length) head = await this.head(tenantId);
      left = left.slice(written);
    }
    return head;
  }

  private async untold(tenantId: string, batch: readonly Waiting[]): Promise<readonly Waiting[]> {
    const keys = batch.flatMap(({ once }) => (once === undefined ? [] : [once]));
    if (keys.length === 0) return batch;
    const filter = { once: { $in: keys } } as Filter<AuditDocument>;
    const told = new Set((await this.of(tenantId).find(filter, { projection: { once: 1 } })).map(({ once }) => once));
    for (const { once, done } of batch) if (once !== undefined && told.has(once)) done.resolve(undefined);
    return batch.filter(({ once }) => once === undefined || !told.has(once));
  }
}

/** What was written, or null where that is no entry any more, or is found by what it does not say. */
export function recordOf({ text, hash, sequence, action, actor, phase }: AuditDocument): AuditRecord | null {
  const entry = AuditEntry.safeParse(parsed(text)).data;
  if (entry === undefined || canonicalJson(entry) !== text) return null;
  const isFoundAs = entry.sequence === sequence && entry.action === action && entry.phase === phase;
  return isFoundAs && entry.actor.subject === actor ? { ...entry, hash } : null;
}

function documentOf({ hash, ...entry }: AuditRecord, once: string | undefined): AuditDocument {
  const { tenant, sequence, at, phase, action, actor, target, changes = [] } = entry;
  return {
    _id: keyOf(tenant, sequence),
    tenantId: tenant,
    sequence,
    text: canonicalJson(entry),
    hash,
    at: new Date(at),
    phase,
    action,
    actor: actor.subject,
    targets: [...new Set([...Object.values(target), ...changes.map(({ id }) => id)])],
    ...(once === undefined ? {} : { once }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
