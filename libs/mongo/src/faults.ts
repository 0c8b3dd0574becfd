import { DependencyUnavailable } from '@firmograph/kernel';
import { mongo } from 'mongoose';

const retryAfterMs = 1000;
const outages = [
  mongo.MongoNetworkError,
  mongo.MongoNotConnectedError,
  mongo.MongoServerSelectionError,
  mongo.MongoTopologyClosedError,
];
const duplicateKey = 11_000;

/** An outage becomes `DependencyUnavailable`, so that consumers hold; everything else goes on as it is. */
export function translated(cause: unknown): never {
  const isOutage =
    outages.some((type) => cause instanceof type) ||
    (cause instanceof mongo.MongoServerError && cause.hasErrorLabel('RetryableWriteError'));
  throw isOutage ? new DependencyUnavailable('mongodb', retryAfterMs, { cause }) : cause;
}

/** A document with this key is there already. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && error.code === duplicateKey;
}

export { duplicateKey };
