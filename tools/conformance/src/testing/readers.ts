import type { OutgoingMessage } from '@firmograph/contracts';

interface Row {
  readonly sequence: number;
  readonly company: object;
}

interface Event {
  readonly type: string;
  readonly sequence: number;
  readonly data: { readonly company: object };
}

/** A consumer, as a function that takes one record into its table. */
export type Reader = (table: Map<string, Row>, message: OutgoingMessage) => void;

const known = new Set(['enriched-profile.updated', 'enriched-profile.retracted']);

function eventOf({ value, headers }: OutgoingMessage): Event {
  const data = { company: {} };
  if (value === null) return { type: 'enriched-profile.retracted', sequence: Number(headers['sequence']), data };
  return JSON.parse(value) as Event;
}

function put(table: Map<string, Row>, key: string, { type, sequence, data }: Event): void {
  if (type === 'enriched-profile.updated') table.set(key, { sequence, company: data.company });
  if (type === 'enriched-profile.retracted') table.delete(key);
}

export const right: Reader = (table, message) => {
  const event = eventOf(message);
  if (event.sequence >= (table.get(message.key)?.sequence ?? 0)) put(table, message.key, event);
};

/** Each of them does one thing wrong. */
export const wrong = {
  'ignores tombstones': (table, message) => {
    if (message.value !== null) right(table, message);
  },
  'lets the last record win': (table, message) => put(table, message.key, eventOf(message)),
  'takes only rows that it does not have': (table, message) => {
    const event = eventOf(message);
    if (!table.has(message.key) || event.type !== 'enriched-profile.updated') put(table, message.key, event);
  },
  'fails on unknown fields': (table, message) => {
    if (message.value?.includes('carbonFootprint') === true) throw new Error('Unrecognized field "carbonFootprint"');
    right(table, message);
  },
  'fails on unknown types': (table, message) => {
    const event = eventOf(message);
    if (!known.has(event.type)) throw new Error(`Unknown type ${event.type}`);
    right(table, message);
  },
  'takes every event for an update': (table, message) => {
    const event = eventOf(message);
    const type = event.type === 'enriched-profile.annotated' ? 'enriched-profile.updated' : event.type;
    if (event.sequence >= (table.get(message.key)?.sequence ?? 0)) put(table, message.key, { ...event, type });
  },
  'fails on the end of what it never saw': (table, message) => {
    if (message.value === null && !table.has(message.key)) throw new Error('Row not found');
    if (eventOf(message).type !== 'enriched-profile.retracted' || message.value === null) right(table, message);
  },
  'waits for the sequence that is missing': (table, message) => {
    const event = eventOf(message);
    const held = table.get(message.key)?.sequence ?? event.sequence;
    if (event.sequence <= held + 1) right(table, message);
  },
  'makes one key of two that look alike': (table, message) =>
    right(table, { ...message, key: message.key.normalize('NFC').toLowerCase() }),
  'decodes keys': (table, message) => right(table, { ...message, key: decodeURIComponent(message.key) }),
} as const satisfies Readonly<Record<string, Reader>>;
