import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const [ivBytes, tagBytes] = [12, 16];

/** What AES-256-GCM makes of a secret; all in base64. */
export interface Encrypted {
  readonly iv: string;
  readonly tag: string;
  readonly text: string;
}

/** `boundTo` is authenticated and not kept: what was encrypted for one place does not open in another. */
export function encrypted(key: Buffer, secret: Buffer, boundTo: string): Encrypted {
  const iv = randomBytes(ivBytes);
  const encryption = createCipheriv(cipher, key, iv).setAAD(Buffer.from(boundTo));
  const text = Buffer.concat([encryption.update(secret), encryption.final()]);
  return { iv: iv.toString('base64'), tag: encryption.getAuthTag().toString('base64'), text: text.toString('base64') };
}

/** Null: another key, another place, or tampered with. The cause says nothing that helps, and may hold something of the secret. */
export function decrypted(key: Buffer, { iv, tag, text }: Encrypted, boundTo: string): Buffer | null {
  try {
    const decryption = createDecipheriv(cipher, key, Buffer.from(iv, 'base64'), { authTagLength: tagBytes })
      .setAAD(Buffer.from(boundTo))
      .setAuthTag(Buffer.from(tag, 'base64'));
    return Buffer.concat([decryption.update(Buffer.from(text, 'base64')), decryption.final()]);
  } catch {
    return null;
  }
}
