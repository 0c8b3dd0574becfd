import { DependencyUnavailable } from '@firmograph/kernel';
import { mongo } from 'mongoose';

const retryAfterMs = 1000;
const outages = [
  mongo.MongoNetworkError,
  mongo.MongoNotConnectedError,
  mongo.MongoServerSelectionError,
  mongo.MongoTopologyClosedError,
  // The server took a write that the majority of its set has not got; it may be rolled back.
  mongo.MongoWriteConcernError,
];
/**
 * What a server answers that stops, steps down or has lost its set. Source: the codes by which MongoDB's drivers know that a
 * command may be tried again; the label that says the same comes with their own methods only, not with plain commands.
 */
const outageCodes: ReadonlySet<unknown> = new Set([
  6, 7, 89, 91, 189, 262, 9001, 10_107, 11_600, 11_602, 13_435, 13_436,
]);
const duplicateKey = 11_000;

/** An outage becomes `DependencyUnavailable`, so that consumers hold; everything else goes on as it is. */
export function translated(cause: unknown): never {
  const isOutage =
    outages.some((type) => cause instanceof type) ||
    (cause instanceof mongo.MongoServerError && outageCodes.has(cause.code));
  throw isOutage ? unavailable(cause) : cause;
}

/** Of one write among several in a command, which the command itself does not fail for. */
export function refused(code: number): Error {
  const fault = new Error(`A write was refused by MongoDB with code ${code}`);
  return outageCodes.has(code) ? unavailable(fault) : fault;
}

function unavailable(cause: unknown): DependencyUnavailable {
  return new DependencyUnavailable('mongodb', retryAfterMs, { cause });
}

/** A document with this key is there already. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && error.code === duplicateKey;
}

export { duplicateKey };
