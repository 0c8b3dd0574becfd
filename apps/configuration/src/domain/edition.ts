import { createHash } from 'node:crypto';
import type { ApiKey } from './api-key.ts';
import type { ConnectionAccess } from './connection-access.ts';
import { stateOf, type Connection, type SavedCredential } from './connection.ts';
import type { Enrichment } from './enrichment.ts';

// Of what people edit, and of nothing that changes by itself: a run that starts is no reason to read an enrichment again.

export function editionOfConnection(connection: Connection): string {
  const { name, credential, pending } = connection;
  const credentials = [credential, ...(pending === undefined ? [] : [pending])];
  return digestOf([name, stateOf(connection), ...credentials.flatMap(nameOfCredential)]);
}

export function editionOfEnrichment({ definition, state }: Enrichment): string {
  return digestOf([String(definition.version), state]);
}

export function editionOfKey({ keyId, revoked }: ApiKey): string {
  return digestOf([keyId, revoked?.at.toISOString() ?? '']);
}

export function editionOfAccess({ contributors, firstRun }: ConnectionAccess): string {
  return digestOf([JSON.stringify(contributors), JSON.stringify(firstRun)]);
}

function nameOfCredential({ fingerprint, savedAt }: SavedCredential): readonly string[] {
  return [fingerprint, savedAt.toISOString()];
}

function digestOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
