import { keyOf } from '@firmograph/kernel';
import type { WrappedKey } from './key-encryption-key.ts';
import { decrypted, encrypted } from './aes-gcm.ts';
import type { KeyRing } from './key-ring.ts';
import { unreadable, type NamedKey } from './named-key.ts';

/** The key-encryption key from the environment or from a file. */
export class LocalKey implements NamedKey {
  readonly name = 'local';

  constructor(private readonly ring: KeyRing) {}

  async check(): Promise<void> {
    // It is here, or there would be no ring.
  }

  async current(): Promise<string> {
    return `local:${this.ring.current}`;
  }

  async wrap(key: Buffer, boundTo: string): Promise<WrappedKey> {
    const { current, keys } = this.ring;
    const text = JSON.stringify(encrypted(keyIn(keys, current), key, additional(boundTo, current)));
    return { wrappedBy: `local:${current}`, text };
  }

  async unwrap({ wrappedBy, text }: WrappedKey, boundTo: string): Promise<Buffer> {
    const version = Number(wrappedBy.slice('local:'.length));
    const key = this.ring.keys.get(version);
    // What `wrap` has made.
    const opened =
      key && decrypted(key, JSON.parse(text) as Parameters<typeof decrypted>[1], additional(boundTo, version));
    return opened ?? Promise.reject(unreadable(wrappedBy));
  }
}

function keyIn(keys: ReadonlyMap<number, Buffer>, version: number): Buffer {
  const key = keys.get(version);
  if (key === undefined) throw new TypeError('A ring of keys without its current key');
  return key;
}

const additional = (boundTo: string, version: number): string => keyOf('data-key', version, boundTo);
