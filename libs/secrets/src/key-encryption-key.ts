/** A key as it is kept: nobody reads it without the key-encryption key that wrapped it. */
export interface WrappedKey {
  /** Which key wrapped it, and which version of that, as `local:2` or `vault:transit/firmograph:v3`. */
  readonly wrappedBy: string;
  readonly text: string;
}

/** Wraps the keys that secrets are sealed under, and never leaves the place where it is kept. */
export abstract class KeyEncryptionKey {
  /** Throws one sentence for whoever runs the service when it cannot wrap. */
  abstract check(): Promise<void>;
  /** What `wrap` would name as `wrappedBy`. */
  abstract current(): Promise<string>;
  abstract wrap(key: Buffer, boundTo: string): Promise<WrappedKey>;
  /** Throws when it was wrapped by a key that is not here, or for another. */
  abstract unwrap(wrapped: WrappedKey, boundTo: string): Promise<Buffer>;
}
