import { nameBasedId } from '@firmograph/kernel';
import { z } from 'zod';

/** CloudEvents 1.0, structured mode. Extension names are lower case because the standard says so. */
export const envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid().describe('The same fact has the same id, however often it is sent'),
  source: z.string().min(1).describe('The service that says so'),
  type: z.string(),
  subject: z.string().min(1).describe('The aggregate, tenant first; also the Kafka message key'),
  time: z.iso.datetime(),
  tenantid: z.string().min(1).max(100),
  correlationid: z.string().min(1).max(200).optional().describe('The run that this belongs to'),
  sequence: z.int().nonnegative().optional().describe('Rises with every change of the subject'),
});
export type Envelope = z.infer<typeof envelope>;

/** A fact, past tense, named `<aggregate>.<happened>`. Its schema is the only definition of its payload. */
export interface EventContract<Type extends string = string, Data extends z.ZodType = z.ZodType> {
  readonly type: Type;
  readonly summary: string;
  /** Envelope and payload: parses on the way in and on the way out. */
  readonly message: z.ZodType<Envelope & { readonly type: Type; readonly data: z.infer<Data> }>;
}
export type EventOf<Contract extends EventContract> = z.infer<Contract['message']>;

/** One ordered stream: Kafka keeps order within a partition of one topic only, so related events share it. */
export interface TopicContract<Events extends readonly EventContract[] = readonly EventContract[]> {
  /** `<domain>.<stream>.v<major>` */
  readonly name: string;
  readonly summary: string;
  /** Fixed for the life of the topic: more partitions would move keys and break their order. */
  readonly partitions: number;
  /** Compacted: every event carries the full state of its key, deletion ends in a tombstone. Else kept for seven days. */
  readonly compacted: boolean;
  /** Nothing of it is ever deleted. */
  readonly keptForEver?: true;
  readonly events: Events;
}
export type EventsOf<Topic extends TopicContract> = EventOf<Topic['events'][number]>;

export function defineEvent<Type extends string, Data extends z.ZodType>(
  type: Type,
  summary: string,
  data: Data,
): EventContract<Type, Data> {
  const message = envelope.extend({ type: z.literal(type), data });
  // zod cannot carry the generic `Data` through `extend`; the line above builds exactly this type.
  return { type, summary, message: message as unknown as EventContract<Type, Data>['message'] };
}

export function defineTopic<const Events extends readonly EventContract[]>(
  topic: TopicContract<Events>,
): TopicContract<Events> {
  return topic;
}

const events = '5f3a1c8e-3f0b-4b52-9a43-0e3b6c0d7a11';

/** What a producer knows of an event; the rest follows. `occurrence` tells this fact of the subject from its others. */
export interface Occurrence<Data> {
  readonly source: string;
  readonly subject: string;
  readonly occurrence: string | number;
  /** From the producer's stored state, never the clock: the same fact must have the same bytes whenever it is sent. */
  readonly time: Date;
  readonly tenantid: string;
  readonly correlationid?: string;
  readonly sequence?: number;
  readonly data: Data;
}

/**
 * Builds an event. Its id follows from subject, occurrence and type, so every retry makes the same event.
 * Throws `ZodError` when the contract is broken: that is a bug, not an input.
 */
export function occurred<Contract extends EventContract>(
  contract: Contract,
  { occurrence, time, ...fields }: Occurrence<EventOf<Contract>['data']>,
): EventOf<Contract> {
  return contract.message.parse(stamped(contract, { occurrence, time, ...fields })) as EventOf<Contract>;
}

/** `occurred` without the check: for a payload that its producer has parsed already, where the check would double the cost. */
export function occurredUnchecked<Contract extends EventContract>(
  contract: Contract,
  occurrence: Occurrence<EventOf<Contract>['data']>,
): EventOf<Contract> {
  return stamped(contract, occurrence) as EventOf<Contract>;
}

function stamped<Contract extends EventContract>(
  { type }: Contract,
  { occurrence, time, ...fields }: Occurrence<EventOf<Contract>['data']>,
) {
  const { source, subject, tenantid, correlationid, sequence, data } = fields;
  return {
    specversion: '1.0',
    id: nameBasedId(events, `${subject}#${occurrence}#${type}`),
    source,
    type,
    subject,
    time: time.toISOString(),
    tenantid,
    ...(correlationid === undefined ? {} : { correlationid }),
    ...(sequence === undefined ? {} : { sequence }),
    data,
  };
}

/** A message as it leaves: its bytes are settled, so that sending it again sends the same. */
export interface OutgoingMessage {
  /** Contract name of the topic; the publisher adds the namespace. */
  readonly topic: string;
  readonly key: string;
  /** Null: a tombstone. */
  readonly value: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** The event, ready to leave for its topic, keyed by its subject. */
export function outgoing<Topic extends TopicContract>(
  topic: Topic,
  event: EventsOf<Topic>,
  headers: Readonly<Record<string, string>> = {},
): OutgoingMessage {
  const { subject, type, sequence } = event as Envelope;
  return {
    topic: topic.name,
    key: subject,
    value: JSON.stringify(event),
    headers: {
      'content-type': 'application/cloudevents+json',
      type,
      ...(sequence === undefined ? {} : { sequence: String(sequence) }),
      ...headers,
    },
  };
}

/** The end of a key on a compacted topic. */
export function tombstone(topic: TopicContract, key: string, sequence: number): OutgoingMessage {
  return { topic: topic.name, key, value: null, headers: { sequence: String(sequence) } };
}
