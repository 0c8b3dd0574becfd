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

export interface PreviousCredential {
  readonly credential: SavedCredential;
  readonly until: Date;
}

/** A licence with the provider. What the provider said of the credential belongs to the credential, and goes with it. */
export interface Connection {
  readonly connectionId: string;
  readonly name: string;
  readonly credential: SavedCredential;
  readonly verifiedAt: Date | null;
  /** Saved beside the one in use, which stays in use until the provider has accepted this one. */
  readonly pending?: SavedCredential;
  /** The one before the one in use: what was sent with it may still be collected with it for a while. */
  readonly previous?: PreviousCredential;
  /** Since when the credential is in use; absent: since it was saved. */
  readonly inUseSince?: Date;
  /** When the provider is asked again whether it knows the credential. */
  readonly checkAt?: Date;
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

/** Whether all of its secrets are under this data key. */
export function isSealedUnder({ credential, pending, previous }: Connection, version: number): boolean {
  const all = [credential, pending, previous?.credential].filter((saved) => saved !== undefined);
  return all.every(({ sealed }) => sealed.under === 'data-key' && sealed.keyVersion === version);
}

/** Takes the place of the one in use once the provider has accepted it; of one that cannot be used, at once. */
export function withCredential(connection: Connection, credential: SavedCredential): Connection {
  if (stateOf(connection) === 'active') return { ...connection, pending: credential };
  const { pending: _, previous: __, inUseSince: ___, checkAt: ____, ...rest } = connection;
  return { ...rest, credential, verifiedAt: null, blockedBecause: null };
}

/** The one that waits to be verified, else the one in use. */
export function toVerify({ pending, credential }: Connection): SavedCredential {
  return pending ?? credential;
}

export interface RotationTimes {
  /** How long what was sent with an earlier credential may be collected with it, in milliseconds. */
  readonly graceMs: number;
  /** When the provider is asked again, in milliseconds. */
  readonly checkMs: number;
}

/** The provider knows the credential with this fingerprint. Throws when the connection has another by now. */
export function accepted(connection: Connection, fingerprint: string, at: Date, times: RotationTimes): Connection {
  const { pending, credential, ...rest } = connection;
  const checkAt = new Date(at.getTime() + times.checkMs);
  if (pending?.fingerprint !== fingerprint) {
    if (credential.fingerprint !== fingerprint) throw changedMeanwhile();
    return { ...connection, verifiedAt: at, checkAt };
  }
  const previous = { credential, until: new Date(at.getTime() + times.graceMs) };
  const promoted = { ...rest, credential: pending, inUseSince: at, verifiedAt: at, checkAt, blockedBecause: null };
  return credential.fingerprint === fingerprint ? promoted : { ...promoted, previous };
}

/**
 * The provider does not know the credential with this fingerprint; one that was only waiting is dropped. Null: nothing changes.
 * Throws when the connection has another by now.
 */
export function notAccepted(connection: Connection, fingerprint: string): Connection | null {
  const { pending, ...rest } = connection;
  if (pending?.fingerprint === fingerprint) return rest;
  if (connection.credential.fingerprint !== fingerprint) throw changedMeanwhile();
  return connection.verifiedAt === null ? null : { ...connection, verifiedAt: null };
}

function changedMeanwhile(): DomainError {
  return new DomainError(
    'connection/credential-changed',
    'The credential was replaced while it was being verified. Verify the connection again.',
  );
}

export function withoutPrevious({ previous: _, ...connection }: Connection): Connection {
  return connection;
}

/** What a call is made with: one that collects what was sent with an earlier credential, with that as long as it may. */
export function credentialFor(connection: Connection, sentWith: string | undefined, now: Date): SavedCredential {
  const { previous, credential } = connection;
  if (previous === undefined || previous.until <= now) return credential;
  return previous.credential.fingerprint === sentWith ? previous.credential : credential;
}

/** When somebody has to look at it next: to ask the provider, or because an earlier credential has had its time. */
export function lookAt(connection: Connection): Date | null {
  const checkAt = stateOf(connection) === 'active' ? connection.checkAt : undefined;
  const times = [checkAt, connection.previous?.until].filter((time) => time !== undefined);
  return times.length === 0 ? null : new Date(Math.min(...times.map((time) => time.getTime())));
}

/** Null: the block was for an earlier credential, or is known. */
export function blocked(connection: Connection, reason: BlockReason, at: Date): Connection | null {
  if (at < (connection.inUseSince ?? connection.credential.savedAt) || connection.blockedBecause === reason)
    return null;
  return { ...connection, blockedBecause: reason };
}

/** Null: nothing stands in the way. Throws while the credential is not verified. */
export function unblocked(connection: Connection): Connection | null {
  if (connection.blockedBecause !== null) return { ...withoutPrevious(connection), blockedBecause: null };
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
