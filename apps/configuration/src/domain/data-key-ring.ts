/** A key as the key-encryption key has wrapped it. */
export interface WrappedKey {
  readonly wrappedBy: string;
  readonly text: string;
}

export interface DataKey {
  readonly version: number;
  readonly wrapped: WrappedKey;
  readonly madeAt: Date;
  /** Null: new secrets are sealed under it. */
  readonly replacedAt: Date | null;
}

/** The keys that the secrets of one tenant are sealed under: the last for new ones, those before it for what is not resealed yet. */
export interface DataKeyRing {
  readonly keys: readonly DataKey[];
}

// Who read the ring before a rotation may write a secret under the old key a little later.
const keptMs = 24 * 3_600_000;

export function begun(wrapped: WrappedKey, at: Date): DataKeyRing {
  return { keys: [{ version: 1, wrapped, madeAt: at, replacedAt: null }] };
}

export function currentOf({ keys }: DataKeyRing): DataKey {
  const last = keys.at(-1);
  if (last === undefined) throw new TypeError('A ring of keys without a key');
  return last;
}

export function rotated(ring: DataKeyRing, wrapped: WrappedKey, at: Date): DataKeyRing {
  const current = currentOf(ring);
  const replaced = ring.keys.map((key) => (key === current ? { ...key, replacedAt: at } : key));
  return { keys: [...replaced, { version: current.version + 1, wrapped, madeAt: at, replacedAt: null }] };
}

/** Without the keys that were replaced long ago and that no secret is sealed under any more. */
export function withoutUnused({ keys }: DataKeyRing, used: ReadonlySet<number>, now: Date): DataKeyRing {
  const isKept = ({ version, replacedAt }: DataKey) =>
    replacedAt === null || used.has(version) || now.getTime() - replacedAt.getTime() < keptMs;
  return { keys: keys.filter(isKept) };
}
