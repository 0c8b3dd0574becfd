import { DomainError, keyOf } from '@firmograph/kernel';
import type { Database, Filter, TenantCollection, TenantDocument } from '@firmograph/mongo';
import { enveloped, openedEnvelope, type Enveloped, type KeyEncryptionKey } from '@firmograph/secrets';
import { changeBetween, noteChange } from '@firmograph/service-kit';
import { ExportTargets, type Secret, type Stored } from '../../application/exporting/ports.ts';
import type { Page } from '../../application/ports.ts';
import type { Target } from '../../domain/exporting/export.ts';
import { idOrder, keysAfter } from './id-order.ts';

interface TargetDocument extends TenantDocument {
  readonly rev: number;
  readonly value: Target;
  /** Under a key of its own, which the key-encryption key wrapped. Absent: it needs none. */
  readonly secret?: Enveloped;
}

export class MongoExportTargets extends ExportTargets {
  private constructor(
    private readonly collection: TenantCollection<TargetDocument>,
    private readonly wrapping: KeyEncryptionKey | null,
  ) {
    super();
  }

  static async open(database: Database, wrapping: KeyEncryptionKey | null): Promise<MongoExportTargets> {
    return new MongoExportTargets(await database.collection<TargetDocument>({ name: 'export-targets' }), wrapping);
  }

  override async find(tenantId: string, targetId: string): Promise<Stored<Target> | undefined> {
    const found = await this.stored(tenantId, targetId);
    return found === null ? undefined : { value: found.value, rev: found.rev };
  }

  override async list(tenantId: string, { after, limit }: Page): Promise<readonly Stored<Target>[]> {
    const filter = { _id: keysAfter(tenantId, after) } as Filter<TargetDocument>;
    const found = await this.collection.forTenant(tenantId).find(filter, { sort: idOrder, hint: idOrder, limit });
    return found.map(({ value, rev }) => ({ value, rev }));
  }

  override async save(tenantId: string, from: number, value: Target, secret?: Secret): Promise<boolean> {
    const { targetId } = value;
    const before = from === 0 ? null : await this.stored(tenantId, targetId);
    const sealed = secret === undefined ? before?.secret : await this.sealed(tenantId, targetId, secret);
    const _id = keyOf(tenantId, targetId);
    const document = { _id, tenantId, rev: from + 1, value, ...(sealed === undefined ? {} : { secret: sealed }) };
    const write = { filter: { _id, rev: from }, update: document, upsert: from === 0 };
    const { matched, created } = await this.collection.forTenant(tenantId).bulk([write]);
    if (matched + created.length === 0) return false;
    noteChange(changeBetween({ kind: 'export-target', id: targetId }, audited(before?.value), audited(value)));
    return true;
  }

  override async secretOf(tenantId: string, targetId: string): Promise<Secret> {
    const sealed = (await this.stored(tenantId, targetId))?.secret;
    if (sealed === undefined) return {};
    // What `sealed` has written.
    return JSON.parse(await openedEnvelope(this.key(), sealed, boundTo(tenantId, targetId))) as Secret;
  }

  override async remove(tenantId: string, targetId: string, from: number): Promise<boolean> {
    const before = await this.stored(tenantId, targetId);
    const removed = await this.collection.forTenant(tenantId).deleteMany({ _id: keyOf(tenantId, targetId), rev: from });
    if (removed === 0) return false;
    noteChange(changeBetween({ kind: 'export-target', id: targetId }, audited(before?.value), null));
    return true;
  }

  private async sealed(tenantId: string, targetId: string, secret: Secret): Promise<Enveloped | undefined> {
    if (Object.keys(secret).length === 0) return undefined;
    return enveloped(this.key(), JSON.stringify(secret), boundTo(tenantId, targetId));
  }

  private key(): KeyEncryptionKey {
    if (this.wrapping !== null) return this.wrapping;
    throw new DomainError(
      'target/no-key',
      'This service has no key to keep secrets with. Ask whoever runs Firmograph to set SECRET_KEY for sourcing.',
    );
  }

  private async stored(tenantId: string, targetId: string): Promise<TargetDocument | null> {
    return this.collection.forTenant(tenantId).findOne({ _id: keyOf(tenantId, targetId) });
  }
}

function boundTo(tenantId: string, targetId: string): string {
  return keyOf('export-target-secret', tenantId, targetId);
}

function audited(target: Target | undefined) {
  if (target === undefined) return null;
  const { name, place, access } = target;
  return { name, place, access };
}
