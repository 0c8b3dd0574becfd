import { randomBytes } from 'node:crypto';
import { decrypted, encrypted, type Encrypted } from './aes-gcm.ts';
import type { KeyEncryptionKey, WrappedKey } from './key-encryption-key.ts';
import { unreadable } from './named-key.ts';

/** A secret with a key of its own, which the key-encryption key has wrapped. */
export interface Enveloped extends Encrypted {
  readonly key: WrappedKey;
}

const keyBytes = 32;

/** `boundTo` names whose secret it is, and which: moved elsewhere it does not open. */
export async function enveloped(wrapping: KeyEncryptionKey, secret: string, boundTo: string): Promise<Enveloped> {
  const key = randomBytes(keyBytes);
  return { key: await wrapping.wrap(key, boundTo), ...encrypted(key, Buffer.from(secret), boundTo) };
}

/** Throws one sentence when the key that wrapped it is not here. */
export async function openedEnvelope(wrapping: KeyEncryptionKey, sealed: Enveloped, boundTo: string): Promise<string> {
  const secret = decrypted(await wrapping.unwrap(sealed.key, boundTo), sealed, boundTo);
  if (secret === null) throw unreadable(sealed.key.wrappedBy);
  return secret.toString('utf8');
}
