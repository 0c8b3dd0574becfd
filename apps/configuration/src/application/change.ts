import { DomainError, NotFound } from '@firmograph/kernel';
import type { Address, Store, Stored, Written } from './ports.ts';

const attempts = 20;

export const conflict = 'request/conflict';

/** What to write instead of what is there; null: leave it as it is. */
export type Decide<Value> = (
  stored: Stored<Value>,
) => Written<Value | null> | null | Promise<Written<Value | null> | null>;

/**
 * Reads, decides, and writes unless another was faster; then again from the start. Gives back what holds afterwards, or the
 * value as it was when it is gone. Throws what `decide` throws, and `NotFound` naming `what`.
 */
export async function change<Value>(
  store: Store<Value>,
  address: Address,
  what: string,
  decide: Decide<Value>,
): Promise<Value> {
  return attempt(
    decide,
    (next, { rev, value }) => store.replace(address, rev, next, value),
    async () => {
      const stored = await store.find(address);
      if (stored === null) throw new NotFound(what, address.id);
      return stored;
    },
  );
}

/** The same for what begins to exist with its first change. */
export async function changeOrBegin<Value>(
  store: Store<Value>,
  address: Address,
  beginning: Value,
  decide: (stored: Stored<Value>) => Written<Value> | null,
): Promise<Value> {
  const write = (next: Written<Value>, { rev, value }: Stored<Value>) =>
    rev === 0 ? store.add(address, next) : store.replace(address, rev, next, value);
  return attempt(decide, write, async () => (await store.find(address)) ?? { rev: 0, value: beginning });
}

async function attempt<Value, Next extends Written<Value | null>>(
  decide: (stored: Stored<Value>) => Next | null | Promise<Next | null>,
  write: (next: Next, stored: Stored<Value>) => Promise<boolean>,
  read: () => Promise<Stored<Value>>,
): Promise<Value> {
  for (let left = attempts; left > 0; left -= 1) {
    const stored = await read();
    const next = await decide(stored);
    if (next === null) return stored.value;
    if (await write(next, stored)) return next.value ?? stored.value;
  }
  throw new DomainError(conflict, 'Others are changing the same at this moment. Try again.');
}
