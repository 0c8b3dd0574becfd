import { Logger } from '@nestjs/common';
import { auditKeyFromDer, type AuditCheckpoint, type AuditKey, type CheckpointSigner } from '@firmograph/contracts';
import { keyOf } from '@firmograph/kernel';
import type { Database, Scope, TenantCollection, TenantDocument } from '@firmograph/mongo';
import type { AuditChains } from './audit-chains.ts';

export interface CheckpointDocument extends TenantDocument {
  readonly sequence: number;
  readonly checkpoint: AuditCheckpoint;
}

/** Signs how far chains have come, and publishes the keys that tell. */
export class AuditCheckpoints {
  private readonly logger = new Logger('audit');
  /** Chains that may have grown; all of them after a start. */
  private grown: Set<string> | undefined;
  private unsigned = 0;
  private many = Infinity;
  private tell: () => void = () => undefined;

  private constructor(
    private readonly collection: TenantCollection<CheckpointDocument>,
    private readonly signer: CheckpointSigner | undefined,
    readonly keys: readonly AuditKey[],
  ) {}

  /** `former`: public keys in DER. They come from the configuration: a key in the store would vouch for whoever can write there. */
  static async open(
    database: Database,
    signer: CheckpointSigner | undefined,
    former: readonly Buffer[],
  ): Promise<AuditCheckpoints> {
    const collection = await database.collection<CheckpointDocument>({
      name: 'audit-checkpoints',
      indexes: [{ key: { tenantId: 1, sequence: 1 } }],
    });
    const present = signer === undefined ? [] : [signer.key];
    const opened = new AuditCheckpoints(collection, signer, [...present, ...former.map(auditKeyFromDer)]);
    if (signer === undefined)
      opened.logger.warn('There is no AUDIT_SIGNING_KEY: what is cut off the audit trail will not show.');
    return opened;
  }

  of(tenantId: string): Scope<CheckpointDocument> {
    return this.collection.forTenant(tenantId);
  }

  hasGrown(tenantId: string, entries: number): void {
    this.grown?.add(tenantId);
    this.unsigned += entries;
    if (this.unsigned >= this.many) this.tell();
  }

  /** Calls `tell` when so many entries have come since the last signing. */
  onMany(entries: number, tell: () => void): void {
    this.many = entries;
    this.tell = tell;
  }

  /** Signs every chain that has grown since. */
  async sign(chains: AuditChains, now: Date): Promise<void> {
    if (this.signer === undefined) return;
    const tenants = this.grown ?? (await chains.tenants());
    this.grown = new Set();
    this.unsigned = 0;
    try {
      for (const tenantId of tenants) await this.signOne(chains, this.signer, { tenantId, now });
    } catch (error) {
      this.grown = undefined;
      throw error;
    }
  }

  private async signOne(
    chains: AuditChains,
    signer: CheckpointSigner,
    { tenantId: tenant, now }: { readonly tenantId: string; readonly now: Date },
  ): Promise<void> {
    const { sequence, hash } = await chains.head(tenant);
    const last = await this.of(tenant).findOne({}, { sort: { sequence: -1 } });
    if (last !== null && !(await isStillThere(chains, last.checkpoint))) {
      // To sign it would make it good.
      this.logger.error({ message: 'an audit chain is not what was signed: it is signed no more', tenant });
      return;
    }
    if (sequence === (last?.sequence ?? 0)) return;
    const { service } = chains;
    const checkpoint = signer.sign({ tenant, service, sequence, hash, at: now.toISOString() });
    await this.of(tenant).insert({ _id: keyOf(tenant, sequence), tenantId: tenant, sequence, checkpoint });
    // Where logs are collected, this is the copy that nobody who can write to the store can change.
    this.logger.log({ message: 'audit checkpoint', checkpoint });
  }
}

async function isStillThere(chains: AuditChains, { tenant, sequence, hash }: AuditCheckpoint): Promise<boolean> {
  const entry = await chains.of(tenant).findOne({ sequence }, { projection: { hash: 1 } });
  return entry?.hash === hash;
}
