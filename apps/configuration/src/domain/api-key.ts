import { createHash, timingSafeEqual } from 'node:crypto';
import { DomainError } from '@firmograph/kernel';

export type KeyRole = 'Administrator' | 'Contributor' | 'Viewer';
export type KeyScope = 'read' | 'run' | 'manage';

/** A program's way in. What it signs in with is not kept, only what tells it again. */
export interface ApiKey {
  readonly keyId: string;
  readonly name: string;
  readonly role: KeyRole;
  readonly scopes: readonly KeyScope[];
  /** SHA-256 in hex: the secret in it is random, so that nothing slower is needed. */
  readonly digest: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revoked: { readonly by: string; readonly at: Date } | null;
}

export type KeyState = 'valid' | 'expired' | 'revoked';

export interface KeyRequest {
  readonly name: string;
  readonly role: KeyRole;
  readonly scopes: readonly KeyScope[];
  readonly expiresAt: Date;
  readonly by: string;
}

const longestMs = 366 * 86_400_000;
const usesToldEveryMs = 60_000;

/** Throws where it would be valid for too long, or not at all. `key`: as the program will show it. */
export function madeKey(keyId: string, key: string, request: KeyRequest, now: Date): ApiKey {
  const { name, role, scopes, expiresAt, by } = request;
  if (expiresAt <= now)
    throw new DomainError('key/expires-in-the-past', 'The key would have expired already. Choose a later date.');
  if (expiresAt.getTime() - now.getTime() > longestMs)
    throw new DomainError('key/expires-too-late', 'A key is valid for a year at most. Choose an earlier date.');
  return {
    keyId,
    name,
    role,
    scopes: [...new Set(scopes)],
    digest: digestOf(key),
    createdBy: by,
    createdAt: now,
    expiresAt,
    lastUsedAt: null,
    revoked: null,
  };
}

export function keyStateAt({ revoked, expiresAt }: ApiKey, now: Date): KeyState {
  if (revoked !== null) return 'revoked';
  return expiresAt <= now ? 'expired' : 'valid';
}

/** In a time that tells nothing of where they differ. */
export function isKey({ digest }: ApiKey, shown: string): boolean {
  return timingSafeEqual(Buffer.from(digest, 'hex'), Buffer.from(digestOf(shown), 'hex'));
}

/** Null: it is so already. */
export function revokedKey(key: ApiKey, by: string, at: Date): ApiKey | null {
  return key.revoked === null ? { ...key, revoked: { by, at } } : null;
}

/** Null: it was told a moment ago. */
export function usedKey(key: ApiKey, at: Date): ApiKey | null {
  const isTold = key.lastUsedAt !== null && at.getTime() - key.lastUsedAt.getTime() < usesToldEveryMs;
  return isTold ? null : { ...key, lastUsedAt: at };
}

function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
