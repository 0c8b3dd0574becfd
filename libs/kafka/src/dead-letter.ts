import type { KafkaMessage } from 'kafkajs';
import { NotFound } from '@firmograph/kernel';
import { textHeaders, type TextHeaders } from './message-headers.ts';

export interface DeadLetter {
  /** `<topic>~<offset>`: its place among the dead letters of its topic. */
  readonly id: string;
  /** Contract name of the topic it could not be handled on. */
  readonly topic: string;
  readonly key: string;
  readonly code: string;
  readonly errorClass: string;
  /** Where it is wrong, never what it says. */
  readonly reason: string;
  readonly attempts: number;
  /** When it was put aside, ISO 8601. */
  readonly at: string;
  /** Size of its value. */
  readonly bytes: number;
}

export interface DeadLetterDetail extends DeadLetter {
  /** As the message came with them. */
  readonly headers: TextHeaders;
  readonly value: string;
}

const separator = '~';

export function idOf(topic: string, offset: string): string {
  return `${topic}${separator}${offset}`;
}

/** Throws `NotFound` for what is no such id. */
export function placeOf(id: string): { readonly topic: string; readonly offset: bigint } {
  const [topic = '', offset = ''] = id.split(separator);
  if (!/^\d{1,18}$/.test(offset)) throw new NotFound('dead letter', id);
  return { topic, offset: BigInt(offset) };
}

export function summaryOf(topic: string, { key, value, headers, offset, timestamp }: KafkaMessage): DeadLetter {
  const marks = textHeaders(headers);
  const mark = (name: string): string => marks[`dlq-${name}`] ?? '';
  return {
    id: idOf(topic, offset),
    topic,
    key: key?.toString() ?? '',
    code: mark('error-code'),
    errorClass: mark('error-class'),
    reason: mark('reason'),
    attempts: Number(mark('attempts')),
    at: mark('at') || new Date(Number(timestamp)).toISOString(),
    bytes: value?.length ?? 0,
  };
}

/** The headers that the message had before it was put aside. */
export function withoutMarks(headers: KafkaMessage['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(textHeaders(headers)).filter(([name]) => !name.startsWith('dlq-')));
}
