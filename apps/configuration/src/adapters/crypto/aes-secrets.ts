import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { DomainError, keyOf } from '@firmograph/kernel';
import { Secrets, type SecretPlace } from '../../application/ports.ts';
import type { Sealed } from '../../domain/connection.ts';

const cipher = 'aes-256-gcm';
const ivBytes = 12;

/** Keys by their version; new secrets are sealed under `current`, old ones opened under theirs. */
export interface KeyRing {
  readonly current: number;
  readonly keys: ReadonlyMap<number, Buffer>;
}

/** AES-256-GCM. The additional data names tenant, connection and field: a ciphertext moved elsewhere does not open there. */
export class AesSecrets extends Secrets {
  constructor(private readonly ring: KeyRing) {
    super();
  }

  override seal(secret: string, place: SecretPlace): Sealed {
    const keyVersion = this.ring.current;
    const iv = randomBytes(ivBytes);
    const encryption = createCipheriv(cipher, this.keyOf(keyVersion), iv).setAAD(boundTo(place, keyVersion));
    const text = Buffer.concat([encryption.update(secret, 'utf8'), encryption.final()]);
    const tag = encryption.getAuthTag();
    return { keyVersion, iv: iv.toString('base64'), tag: tag.toString('base64'), text: text.toString('base64') };
  }

  override open({ keyVersion, iv, tag, text }: Sealed, place: SecretPlace): string {
    const key = this.keyOf(keyVersion);
    try {
      const decryption = createDecipheriv(cipher, key, Buffer.from(iv, 'base64'), { authTagLength: 16 })
        .setAAD(boundTo(place, keyVersion))
        .setAuthTag(Buffer.from(tag, 'base64'));
      return Buffer.concat([decryption.update(Buffer.from(text, 'base64')), decryption.final()]).toString('utf8');
    } catch {
      // The cause says nothing that helps, and is dropped so that nothing of the secret can be in it.
      throw unreadable();
    }
  }

  private keyOf(version: number): Buffer {
    const key = this.ring.keys.get(version);
    if (key === undefined) throw unreadable();
    return key;
  }
}

function boundTo({ tenantId, connectionId, field }: SecretPlace, keyVersion: number): Buffer {
  return Buffer.from(keyOf('connection-secret', keyVersion, tenantId, connectionId, field));
}

function unreadable(): DomainError {
  return new DomainError(
    'connection/secret-unreadable',
    'The stored credential cannot be decrypted: SECRET_KEY is not the one it was saved under. Save the credential again.',
  );
}
