import { DependencyUnavailable } from '@firmograph/kernel';
import { mongo } from 'mongoose';

const retryAfterMs = 1000;
const outages = [
  mongo.MongoNetworkError,
  mongo.MongoNotConnectedError,
  mongo.MongoServerSelectionError,
  mongo.MongoTopologyClosedError,
];
/**
 * What a server answers that stops, steps down or has lost its set. Source: the codes that MongoDB's specification of
 * retryable writes names; the label that drivers read comes with their own methods only, not with plain commands.
 */
const outageCodes: ReadonlySet<unknown> = new Set([
  6, 7, 64, 89, 91, 189, 262, 9001, 10_107, 11_600, 11_602, 13_435, 13_436,
]);
const duplicateKey = 11_000;

/** An outage becomes `DependencyUnavailable`, so that consumers hold; everything else goes on as it is. */
export function translated(cause: unknown): never {
  const isOutage =
    outages.some((type) => cause instanceof type) ||
    (cause instanceof mongo.MongoServerError && outageCodes.has(cause.code));
  throw isOutage ? unavailable(cause) : cause;
}

/** The server took a write that the majority of its set has not got; it may be rolled back. */
export function unconfirmed({ code, codeName }: { readonly code: number; readonly codeName?: string }): never {
  throw unavailable(new Error(`A write was not confirmed: ${codeName ?? code}`));
}

function unavailable(cause: unknown): DependencyUnavailable {
  return new DependencyUnavailable('mongodb', retryAfterMs, { cause });
}

/** A document with this key is there already. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && error.code === duplicateKey;
}

export { duplicateKey };
