import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { Envelope } from '@firmograph/contracts';
import { DependencyUnavailable } from '@firmograph/kernel';
import type { Lease } from './lease.ts';
import { inSteps, settle, type BatchPorts, type End } from './run-batch.ts';

export interface EventBatchPorts extends Omit<BatchPorts, 'handle'> {
  /** What the message says; undefined: nothing for us. Throws `ContractBreach`. */
  readonly read: (message: KafkaMessage) => Envelope | undefined;
  readonly handle: (events: readonly Envelope[], first: KafkaMessage) => Promise<void>;
}

const chunkSize = 1000;

interface Read {
  readonly message: KafkaMessage;
  readonly event: Envelope;
}

/**
 * Hands the events of one partition over, hundreds at a time. What is not to be read is put aside first; a chunk that fails
 * for another reason than an outage is handled event by event, by the rules for single messages.
 */
export async function runEventBatch(payload: EachBatchPayload, ports: EventBatchPorts): Promise<void> {
  await inSteps(payload, ports, { size: chunkSize, take: (chunk, lease) => handOver(chunk, lease, ports) });
}

async function handOver(chunk: readonly KafkaMessage[], lease: Lease, ports: EventBatchPorts): Promise<End> {
  const read = await readAll(chunk, lease, ports);
  if (!Array.isArray(read)) return read;
  const [first] = read;
  if (first === undefined) return 'done';
  try {
    await ports.handle(
      read.map(({ event }) => event),
      first.message,
    );
    return 'done';
  } catch (error) {
    if (error instanceof DependencyUnavailable) {
      ports.onDelay(first.message, 'hold', error);
      return { holdMs: error.retryAfterMs };
    }
    ports.onDelay(first.message, 'retry', error);
    return oneByOne(read, lease, ports);
  }
}

async function readAll(
  chunk: readonly KafkaMessage[],
  lease: Lease,
  ports: EventBatchPorts,
): Promise<Read[] | Exclude<End, 'done'>> {
  const all: Read[] = [];
  for (const message of chunk) {
    const handle = async (): Promise<void> => {
      const event = ports.read(message);
      if (event !== undefined) all.push({ message, event });
    };
    const end = await settle(message, lease, { ...ports, handle });
    if (end !== 'done') return end;
  }
  return all;
}

async function oneByOne(read: readonly Read[], lease: Lease, ports: EventBatchPorts): Promise<End> {
  for (const { message, event } of read) {
    const end = await settle(message, lease, { ...ports, handle: () => ports.handle([event], message) });
    if (end !== 'done') return end;
  }
  return 'done';
}
