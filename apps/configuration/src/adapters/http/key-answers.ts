import type { ApiKey, Introspection } from '@firmograph/contracts';
import type { z } from 'zod';
import type { RecognisedKey } from '../../application/recognise-key.ts';
import { editionOfKey } from '../../domain/edition.ts';
import { keyStateAt, type ApiKey as KeyRecord } from '../../domain/api-key.ts';

export function keyAnswer(key: KeyRecord, now: Date): z.input<typeof ApiKey> {
  const { keyId, name, role, scopes, createdBy, createdAt, expiresAt, lastUsedAt, revoked } = key;
  return {
    keyId,
    name,
    role,
    scopes: [...scopes],
    state: keyStateAt(key, now),
    createdBy,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedBy: revoked?.by ?? null,
    revokedAt: revoked?.at.toISOString() ?? null,
    etag: editionOfKey(key),
  };
}

export function introspectionAnswer(recognised: RecognisedKey | null): z.input<typeof Introspection> {
  if (recognised === null) return { active: false };
  const { tenantId, key } = recognised;
  return {
    active: true,
    sub: `key:${key.keyId}`,
    scope: key.scopes.join(' '),
    exp: Math.floor(key.expiresAt.getTime() / 1000),
    tenant: tenantId,
    role: key.role,
    name: key.name,
    responsible: key.createdBy,
  };
}
