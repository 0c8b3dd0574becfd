import { DomainError } from '@firmograph/kernel';

/** What the provider issued. Lives in memory only. */
export type Credential =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'oauth'; readonly user: string; readonly pass: string };

/** A secret as it is kept: unreadable without the key that `keyVersion` names. All in base64. */
export interface Sealed {
  /** Of the tenant's data keys. */
  readonly keyVersion: number;
  /** Absent where it was sealed before tenants had data keys: then the version is that of the key-encryption key. */
  readonly under?: 'data-key';
  readonly iv: string;
  readonly tag: string;
  readonly text: string;
}

export type BlockReason = 'credentials-refused' | 'out-of-credits';

export interface SavedCredential {
  readonly kind: Credential['kind'];
  readonly sealed: Sealed;
  /** Empty when the secret is short enough to be guessed from it. */
  readonly lastFour: string;
  readonly fingerprint: string;
  readonly savedAt: Date;
}

/** A licence with the provider. What the provider said of the credential belongs to the credential, and goes with it. */
export interface Connection {
  readonly connectionId: string;
  readonly name: string;
  readonly credential: SavedCredential;
  readonly verifiedAt: Date | null;
  /** The provider refuses calls under the credential until a person has seen to it. */
  readonly blockedBecause: BlockReason | null;
  readonly createdBy: string;
  readonly createdAt: Date;
}

export type ConnectionState = 'unverified' | 'active' | 'inactive';

export function stateOf({ verifiedAt, blockedBecause }: Connection): ConnectionState {
  if (blockedBecause !== null) return 'inactive';
  return verifiedAt === null ? 'unverified' : 'active';
}

/** Whether its secret is under this data key. */
export function isSealedUnder({ credential: { sealed } }: Connection, version: number): boolean {
  return sealed.under === 'data-key' && sealed.keyVersion === version;
}

export function withCredential(connection: Connection, credential: SavedCredential): Connection {
  return { ...connection, credential, verifiedAt: null, blockedBecause: null };
}

/**
 * What the provider said of the credential with this fingerprint. Throws when the connection has another by now: the answer
 * says nothing about that one.
 */
export function withVerdict(connection: Connection, fingerprint: string, verifiedAt: Date | null): Connection {
  if (connection.credential.fingerprint !== fingerprint)
    throw new DomainError(
      'connection/credential-changed',
      'The credential was replaced while it was being verified. Verify the connection again.',
    );
  return { ...connection, verifiedAt };
}

/** Null: the block was for an earlier credential, or is known. */
export function blocked(connection: Connection, reason: BlockReason, at: Date): Connection | null {
  if (at < connection.credential.savedAt || connection.blockedBecause === reason) return null;
  return { ...connection, blockedBecause: reason };
}

/** Null: nothing stands in the way. Throws while the credential is not verified. */
export function unblocked(connection: Connection): Connection | null {
  if (connection.blockedBecause !== null) return { ...connection, blockedBecause: null };
  if (connection.verifiedAt === null)
    throw new DomainError('connection/not-verified', 'Verify the connection first, then resume it.');
  return null;
}

const shortest = 12;

/** What people may see of a credential to tell it from another. */
export function lastFourOf(credential: Credential): string {
  const secret = credential.kind === 'token' ? credential.token : credential.pass;
  return secret.length < shortest ? '' : secret.slice(-4);
}
