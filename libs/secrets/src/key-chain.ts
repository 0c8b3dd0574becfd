import { KeyEncryptionKey, type WrappedKey } from './key-encryption-key.ts';
import { unreadable, type NamedKey } from './named-key.ts';

/** The first wraps; the others only unwrap what they have wrapped before, until that is wrapped anew. */
export class KeyChain extends KeyEncryptionKey {
  private readonly first: NamedKey;

  constructor(private readonly keys: readonly NamedKey[]) {
    super();
    const [first] = keys;
    if (first === undefined) throw new TypeError('There is no key-encryption key');
    this.first = first;
  }

  override check(): Promise<void> {
    return this.first.check();
  }

  override current(): Promise<string> {
    return this.first.current();
  }

  override wrap(key: Buffer, boundTo: string): Promise<WrappedKey> {
    return this.first.wrap(key, boundTo);
  }

  override async unwrap(wrapped: WrappedKey, boundTo: string): Promise<Buffer> {
    const key = this.keys.find(({ name }) => wrapped.wrappedBy.startsWith(`${name}:`));
    if (key === undefined) throw unreadable(wrapped.wrappedBy);
    return key.unwrap(wrapped, boundTo);
  }
}
