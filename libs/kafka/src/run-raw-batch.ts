import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import { DependencyUnavailable } from '@firmograph/kernel';
import { Commits } from './commits.ts';
import type { RawMessage } from './consume.ts';
import { Lease } from './lease.ts';
import { textHeaders } from './message-headers.ts';
import { isOurs, type BatchPorts } from './run-batch.ts';

export interface RawChunk {
  readonly messages: readonly RawMessage[];
  readonly caughtUp: boolean;
}

export interface RawPorts extends Pick<BatchPorts, 'onDelay' | 'rest' | 'endings' | 'policy'> {
  readonly handle: (chunk: RawChunk, first: KafkaMessage) => Promise<void>;
}

const chunkSize = 1000;
const maxDelayMs = 30_000;

/**
 * Hands the messages of one partition over, a thousand at a time, and commits each chunk once it is handled. There is no
 * dead letter for a chunk: whatever its handling throws, it is handed over again, after ever longer waits.
 */
export async function runRawBatch(payload: EachBatchPayload, failures: Failures, ports: RawPorts): Promise<void> {
  const lease = new Lease(() => payload.heartbeat(), ports.endings);
  const commits = new Commits(payload, 0);
  try {
    for (const messages of chunksOf(payload.batch.messages)) {
      const last = messages.at(-1);
      if (last === undefined || !isOurs(payload, lease)) break;
      if (!(await handOver(payload, messages, failures, ports)) || lease.isAbandoned) break;
      commits.due(last.offset);
      await commits.flush();
    }
    lease.throwIfRefused();
  } finally {
    lease.release();
  }
}

/** How often in a row each partition's handling has failed; it outlives the batch because each failure leaves it. */
export type Failures = Map<string, number>;

async function handOver(
  payload: EachBatchPayload,
  messages: readonly KafkaMessage[],
  failures: Failures,
  { handle, onDelay, rest, policy }: RawPorts,
): Promise<boolean> {
  const { topic, partition, highWatermark } = payload.batch;
  const place = `${topic}/${partition}`;
  const first = messages[0];
  const last = messages.at(-1);
  if (first === undefined || last === undefined) return true;
  try {
    const caughtUp = BigInt(last.offset) + 1n >= BigInt(highWatermark);
    await handle({ messages: messages.map(raw), caughtUp }, first);
    failures.delete(place);
    return true;
  } catch (error) {
    const attempt = (failures.get(place) ?? 0) + 1;
    const isOutage = error instanceof DependencyUnavailable;
    if (!isOutage) failures.set(place, attempt);
    onDelay(first, isOutage ? 'hold' : 'retry', error);
    rest(payload, isOutage ? error.retryAfterMs : Math.min(policy.backoffMs * 2 ** (attempt - 1), maxDelayMs));
    return false;
  }
}

function* chunksOf(messages: readonly KafkaMessage[]) {
  for (let start = 0; start < messages.length; start += chunkSize) yield messages.slice(start, start + chunkSize);
}

function raw({ key, value, headers, offset, timestamp }: KafkaMessage): RawMessage {
  return {
    key: key?.toString() ?? '',
    headers: textHeaders(headers),
    offset,
    timestamp: Number(timestamp),
    isTombstone: value === null,
  };
}
