import { DomainError } from '@firmograph/kernel';
import type { KeyEncryptionKey } from './key-encryption-key.ts';

/** One kind of key-encryption key; `wrappedBy` of what it wraps begins with its name and a colon. */
export interface NamedKey extends KeyEncryptionKey {
  readonly name: string;
}

export function unreadable(wrappedBy: string): DomainError {
  return new DomainError(
    'connection/secret-unreadable',
    `Stored credentials cannot be decrypted: the key-encryption key ${wrappedBy} is missing or is another one. Ask whoever runs Firmograph to put it back.`,
  );
}
