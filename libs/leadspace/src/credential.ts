import { createHash } from 'node:crypto';

/** What Leadspace issued: a perpetual token, or a program id and its secret for OAuth. Lives in memory only. */
export type Credential =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'oauth'; readonly user: string; readonly pass: string };

const secretsOf = (credential: Credential): readonly string[] =>
  credential.kind === 'token' ? [credential.token] : [credential.user, credential.pass];

/**
 * 16 hex digits that tell two credentials of one tenant apart and say nothing of either. Salted with the tenant, so that two
 * tenants with the same credential have different fingerprints.
 */
export function credentialFingerprint(credential: Credential, tenantId: string): string {
  return createHash('sha256')
    .update(JSON.stringify([tenantId, credential.kind, ...secretsOf(credential)]))
    .digest('hex')
    .slice(0, 16);
}
