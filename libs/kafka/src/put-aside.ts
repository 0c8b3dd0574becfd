import type { KafkaMessage } from 'kafkajs';
import { ContractBreach } from './contract-breach.ts';
import { nameOf } from './error-name.ts';
import type { Failure } from './run-batch.ts';
import { postingOf, type Sender } from './sender.ts';
import { deadLetterTopic } from './topics.ts';

/** Where a message was, as it is named on the cluster, and whose it was to handle. */
export interface Origin {
  readonly topic: string;
  readonly partition: number;
  readonly group: string;
}

/** Puts a message aside as it came, headed by where it was and why it failed. Throws what the client throws. */
export async function putAside(sender: Sender, origin: Origin, message: KafkaMessage, failure: Failure): Promise<void> {
  const headers = { ...message.headers, ...deadLetterHeaders(origin, message.offset, failure) };
  const { key, value } = message;
  await sender.send([postingOf(deadLetterTopic(origin.topic, origin.group), { key, value, headers })]);
}

export function deadLetterHeaders(
  { topic, partition, group }: Origin,
  offset: string,
  { error, code, attempts }: Failure,
) {
  return {
    'dlq-topic': topic,
    'dlq-partition': String(partition),
    'dlq-offset': offset,
    'dlq-group': group,
    'dlq-error-class': nameOf(error),
    'dlq-error-code': code,
    'dlq-attempts': String(attempts),
    'dlq-reason': reasonOf(error, code),
    'dlq-at': new Date().toISOString(),
  };
}

/** Codes and field paths only: the message of any other error may quote the data that failed. */
function reasonOf(error: unknown, code: string): string {
  if (error instanceof ContractBreach) return error.message;
  return code === 'unexpected' ? `${nameOf(error)} ${codeOf(error)}`.trimEnd() : code;
}

/** A driver's or the system's own code, such as 11000 or ECONNRESET. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  const { code } = error;
  if (typeof code === 'number') return String(code);
  return typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? code : '';
}
