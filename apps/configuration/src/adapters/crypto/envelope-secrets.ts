import { DomainError, keyOf } from '@firmograph/kernel';
import { decrypted, encrypted } from '@firmograph/secrets';
import type { DataKeys } from '../../application/data-keys.ts';
import { Secrets, type SecretPlace } from '../../application/ports.ts';
import type { Sealed } from '../../domain/connection.ts';

/**
 * AES-256-GCM under a data key of the tenant. The additional data names tenant, connection, field and version: a ciphertext
 * moved elsewhere does not open there.
 */
export class EnvelopeSecrets extends Secrets {
  constructor(
    private readonly dataKeys: DataKeys,
    /** Secrets from before there were data keys were sealed under these, by version. */
    private readonly earlier: ReadonlyMap<number, Buffer> = new Map(),
  ) {
    super();
  }

  override async seal(secret: string, place: SecretPlace): Promise<Sealed> {
    const { version, key } = await this.dataKeys.current(place.tenantId);
    return {
      keyVersion: version,
      under: 'data-key',
      ...encrypted(key, Buffer.from(secret, 'utf8'), boundTo(place, version, 'data-key')),
    };
  }

  override async open(sealed: Sealed, place: SecretPlace): Promise<string> {
    const { keyVersion, under } = sealed;
    const key = under === undefined ? this.earlier.get(keyVersion) : await this.dataKeys.of(place.tenantId, keyVersion);
    const secret = key === undefined ? null : decrypted(key, sealed, boundTo(place, keyVersion, under));
    if (secret === null) throw unreadable();
    return secret.toString('utf8');
  }
}

function boundTo(place: SecretPlace, keyVersion: number, under: Sealed['under']): string {
  const parts = [keyVersion, place.tenantId, place.connectionId, place.field];
  return under === undefined ? keyOf('connection-secret', ...parts) : keyOf('connection-secret', under, ...parts);
}

function unreadable(): DomainError {
  return new DomainError(
    'connection/secret-unreadable',
    'The stored credential cannot be decrypted: its key, SECRET_KEY or that of Vault, is not the one it was saved under. Put that key back, or save the credential again.',
  );
}
