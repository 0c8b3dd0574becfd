import type { OutgoingMessage } from '@firmograph/contracts';
import type { LeasedDocument, OutboxDocument, Update } from '@firmograph/mongo';
import type { Written } from '../../application/ports.ts';

interface Unsaid {
  readonly rev: number;
  readonly message: OutgoingMessage;
}

/** One value of the domain, with what it has to say. Without a value it is gone, and only says so. */
export interface StoreDocument<Value> extends OutboxDocument, LeasedDocument {
  readonly id: string;
  readonly value?: Value;
  /** What is still to be said, in order, each under the `rev` that it came with. */
  readonly outbox: readonly Unsaid[];
  /** A name that no other document of the collection may have. */
  readonly unique?: string;
  /** What lists sort by. */
  readonly listedAt?: Date;
  /** What lists and look-ups select by. */
  readonly facets?: Readonly<Record<string, string>>;
}

/** What is kept beside a value so that it can be found. */
export type Derived = Pick<StoreDocument<unknown>, 'unique' | 'listedAt' | 'facets'>;

export function firstDocument<Value>(
  key: Pick<StoreDocument<Value>, '_id' | 'tenantId' | 'id'>,
  { value, says, dueAt = null }: Written<Value>,
  derived: Derived,
  now: Date,
): StoreDocument<Value> {
  return {
    ...key,
    ...derived,
    rev: 1,
    fence: 0,
    value,
    outbox: unsaid(1, says),
    ...(says.length === 0 ? {} : { pendAt: now }),
    ...(dueAt === null ? {} : { nextAttemptAt: dueAt }),
  };
}

/** The next state in one update. What earlier states still have to say stays before what this one says. */
export function nextDocument<Value>(
  rev: number,
  { value, says, dueAt = null }: Written<Value | null>,
  derived: Derived,
  now: Date,
): Update<StoreDocument<Value>> {
  const due = dueAt === null ? {} : { nextAttemptAt: dueAt };
  const kept = value === null ? {} : { value, ...derived };
  const dropped = {
    ...(dueAt === null ? { nextAttemptAt: 1 } : {}),
    ...(value === null ? { value: 1, unique: 1, listedAt: 1, facets: 1 } : {}),
  };
  const update = {
    $set: { rev: rev + 1, ...kept, ...due },
    ...(Object.keys(dropped).length === 0 ? {} : { $unset: dropped }),
    ...(says.length === 0 ? {} : { $push: { outbox: { $each: unsaid(rev + 1, says) } }, $min: { pendAt: now } }),
  };
  // The driver's type of an update does not follow a generic document.
  return update as unknown as Update<StoreDocument<Value>>;
}

/** Takes out what was said up to `rev`; what came later stays, and so does the mark that there is something to say. */
export function withoutSaid(rev: number): readonly object[] {
  const later = { $filter: { input: '$outbox', cond: { $gt: ['$$this.rev', rev] } } };
  return [
    { $set: { outbox: later } },
    { $set: { pendAt: { $cond: [{ $eq: [{ $size: '$outbox' }, 0] }, '$$REMOVE', '$pendAt'] } } },
  ];
}

function unsaid(rev: number, messages: readonly OutgoingMessage[]): readonly Unsaid[] {
  return messages.map((message) => ({ rev, message }));
}
