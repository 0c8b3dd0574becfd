import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@firmograph/kernel';
import { KeyEncryptionKey, type WrappedKey } from '@firmograph/secrets';
import { begun, currentOf, type DataKey, type DataKeyRing } from '../domain/data-key-ring.ts';
import { DataKeyRings, Settings } from './ports.ts';

const keyBytes = 32;
const heldForMs = 300_000;
const mostHeld = 1000;

export interface OpenKey {
  readonly version: number;
  readonly key: Buffer;
}

/** The data keys of tenants, open in memory for a few minutes; a tenant gets its first with its first secret. */
@Injectable()
export class DataKeys {
  private readonly held = new Map<string, { readonly key: Promise<Buffer>; readonly until: number }>();

  constructor(
    private readonly rings: DataKeyRings,
    private readonly wrapping: KeyEncryptionKey,
    private readonly settings: Settings,
  ) {}

  async current(tenantId: string): Promise<OpenKey> {
    const key = currentOf(await this.ringOf(tenantId));
    return { version: key.version, key: await this.opened(tenantId, key) };
  }

  /** Throws when the tenant has no such key, or when what wrapped it is not here. */
  async of(tenantId: string, version: number): Promise<Buffer> {
    const ring = await this.rings.store.find({ tenantId, id: tenantId });
    const key = ring?.value.keys.find((each) => each.version === version);
    if (key === undefined)
      throw new DomainError(
        'connection/secret-unreadable',
        'The stored credential cannot be decrypted: its data key is gone. Save the credential again.',
      );
    return this.opened(tenantId, key);
  }

  /** A new key of the tenant, wrapped; nobody has it yet. */
  made(tenantId: string, version: number): Promise<WrappedKey> {
    return this.wrapping.wrap(randomBytes(keyBytes), boundTo(tenantId, version));
  }

  /** The same keys, all wrapped by the newest key-encryption key. */
  async newlyWrapped(tenantId: string, { keys }: DataKeyRing): Promise<DataKeyRing> {
    const newest = await this.wrapping.current();
    const all = keys.map(async (key) => {
      if (key.wrapped.wrappedBy === newest) return key;
      const bound = boundTo(tenantId, key.version);
      return { ...key, wrapped: await this.wrapping.wrap(await this.wrapping.unwrap(key.wrapped, bound), bound) };
    });
    return { keys: await Promise.all(all) };
  }

  private async ringOf(tenantId: string): Promise<DataKeyRing> {
    const address = { tenantId, id: tenantId };
    const found = await this.rings.store.find(address);
    if (found !== null) return found.value;
    const now = new Date();
    const ring = begun(await this.made(tenantId, 1), now);
    const dueAt = new Date(now.getTime() + this.settings.keysLookMs);
    if (await this.rings.store.add(address, { value: ring, says: [], dueAt })) return ring;
    // Another was faster.
    return (await this.rings.store.find(address))?.value ?? ring;
  }

  private opened(tenantId: string, { version, wrapped }: DataKey): Promise<Buffer> {
    const name = `${boundTo(tenantId, version)} ${wrapped.text}`;
    const [found, now] = [this.held.get(name), performance.now()];
    if (found !== undefined && now < found.until) return found.key;
    const key = this.wrapping.unwrap(wrapped, boundTo(tenantId, version));
    key.catch(() => this.held.delete(name));
    if (this.held.size >= mostHeld) this.held.clear();
    this.held.set(name, { key, until: now + heldForMs });
    return key;
  }
}

/** A key that was wrapped for one tenant does not open for another. */
function boundTo(tenantId: string, version: number): string {
  return JSON.stringify([tenantId, version]);
}
