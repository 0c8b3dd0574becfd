import { Logger } from '@nestjs/common';
import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import { down, type Health } from '@firmograph/kernel';
import type { ConsumeContext } from './consume.ts';
import { deliver, readMessage } from './deliver.ts';
import { nameOf } from './error-name.ts';
import type { FailurePolicy } from './failure-policy.ts';
import { HandlerStuck, HandlerWatch, type Stuck } from './handler-watch.ts';
import { Lag, type PartitionLag } from './lag.ts';
import { LoopHealth } from './loop-health.ts';
import { textHeaders } from './message-headers.ts';
import { patiently } from './patiently.ts';
import { putAside, type Origin } from './put-aside.ts';
import type { BatchSubscription, EventSubscription, RawSubscription, Subscription } from './routes.ts';
import { runBatch, type BatchPorts, type Failure } from './run-batch.ts';
import { runEventBatch } from './run-event-batch.ts';
import { runRawBatch } from './run-raw-batch.ts';
import type { Sender } from './sender.ts';
import { emptyTally, type OnBatch } from './tally.ts';

export interface LoopOptions {
  /** As it is named on the cluster. */
  readonly group: string;
  readonly policy: FailurePolicy;
  readonly concurrentPartitions: number;
  readonly maxBytesPerPartition: number;
  readonly commitEveryMs: number;
  /** How long the group waits for a silent member before its partitions move, in milliseconds. */
  readonly sessionTimeoutMs: number;
  /** How long one handling may take, in milliseconds; see `HandlerWatch`. */
  readonly handlerDeadlineMs: number;
  /** How long it may take, past that, to obey its signal. */
  readonly handlerGraceMs: number;
  /** The consumer has stopped for good, or a handler is stuck; a process that stays up would look alive and do nothing. */
  readonly onFatal: (error: Error) => void;
  readonly onBatch: OnBatch;
}

/** As much of a message as a handler is given. */
export type Message = Pick<KafkaMessage, 'key' | 'value' | 'headers' | 'offset'>;

// Data that arrive end the wait at once; a stop, and the end of a hold, may have to sit it out. A longer one spares next to
// nothing.
const maxWaitMs = 100;

/** One consumer of one group over all that a service reads. */
export class ConsumerLoop {
  readonly tally = emptyTally();
  private readonly logger = new Logger('KafkaBatchServer');
  private readonly closing = new AbortController();
  private readonly abandoned = new AbortController();
  private readonly consumer: Consumer;
  private readonly watched: LoopHealth;
  private readonly behind = new Lag();
  private readonly rawFailures = new Map<string, number>();
  private subscriptions: ReadonlyMap<string, Subscription> = new Map();
  private stuck: string | undefined;

  constructor(
    kafka: Kafka,
    private readonly sender: Sender,
    private readonly options: LoopOptions,
  ) {
    const { group, sessionTimeoutMs, handlerDeadlineMs, handlerGraceMs, maxBytesPerPartition } = options;
    this.consumer = kafka.consumer({
      groupId: group,
      sessionTimeout: sessionTimeoutMs,
      heartbeatInterval: sessionTimeoutMs / 5,
      // A member rejoins when its message under way is done with.
      rebalanceTimeout: Math.max(sessionTimeoutMs * 2, handlerDeadlineMs + handlerGraceMs + 5000),
      maxWaitTimeInMs: maxWaitMs,
      maxBytesPerPartition,
      maxBytes: maxBytesPerPartition * 4,
      allowAutoTopicCreation: false,
    });
    this.watched = new LoopHealth(this.consumer, {
      quietMs: sessionTimeoutMs * 2,
      onFatal: options.onFatal,
      onJoin: () => this.behind.forget(),
    });
  }

  async run(subscriptions: ReadonlyMap<string, Subscription>): Promise<void> {
    this.subscriptions = subscriptions;
    await this.consumer.connect();
    await patiently(() => this.consumer.subscribe({ topics: [...subscriptions.keys()], fromBeginning: true }));
    await this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: this.options.concurrentPartitions,
      eachBatch: (payload) => this.eachBatch(payload),
    });
  }

  async stop(): Promise<void> {
    this.closing.abort();
    await this.consumer.disconnect();
  }

  health(): Health {
    return this.stuck === undefined ? this.watched.health() : down(this.stuck);
  }

  lag(): readonly PartitionLag[] {
    return this.behind.report();
  }

  async redeliver(topic: string, message: Message): Promise<void> {
    const subscription = this.subscriptions.get(topic);
    if (subscription === undefined || subscription.kind === 'raw')
      throw new Error(`this service handles no events of ${topic}`);
    const signal = AbortSignal.timeout(this.options.handlerDeadlineMs);
    const { offset } = message;
    const context = {
      topic: subscription.topic.name,
      partition: -1,
      offset,
      signal,
      headers: textHeaders(message.headers),
    };
    if (subscription.kind === 'events') {
      await deliver(subscription.routes, message, context);
      return;
    }
    const read = readMessage(subscription.contracts, message);
    if (read !== undefined) await subscription.handle({ events: [read.event] }, context);
  }

  private async eachBatch(payload: EachBatchPayload): Promise<void> {
    const subscription = this.subscriptions.get(payload.batch.topic);
    if (subscription === undefined) return;
    const watch = this.watch(payload);
    const startedAt = performance.now();
    this.behind.begun(payload.batch);
    try {
      if (subscription.kind === 'raw') await this.runRaw(payload, subscription, watch);
      else if (subscription.kind === 'event-batches') await this.runBatches(payload, subscription, watch);
      else await this.runEvents(payload, subscription, watch);
      this.behind.done(payload.batch);
    } finally {
      watch.release();
      this.options.onBatch(payload.batch.topic, (performance.now() - startedAt) / 1000);
    }
  }

  private runEvents(
    payload: EachBatchPayload,
    { topic, routes }: EventSubscription,
    watch: HandlerWatch,
  ): Promise<void> {
    const { partition } = payload.batch;
    const origin = { topic: payload.batch.topic, partition, group: this.options.group };
    return runBatch(payload, {
      ...this.ports(origin),
      handle: async (message) => {
        watch.begin(message.offset);
        try {
          this.tally[await deliver(routes, message, new Delivery(topic.name, partition, message, watch))] += 1;
        } finally {
          watch.settled();
        }
      },
      putAside: (message, failure) => this.putAside(origin, message, failure),
    });
  }

  private runBatches(
    payload: EachBatchPayload,
    { topic, contracts, handle }: BatchSubscription,
    watch: HandlerWatch,
  ): Promise<void> {
    const { partition } = payload.batch;
    const origin = { topic: payload.batch.topic, partition, group: this.options.group };
    return runEventBatch(payload, {
      ...this.ports(origin),
      read: (message) => readMessage(contracts, message)?.event,
      handle: async (events, first) => {
        watch.begin(first.offset);
        try {
          await handle({ events }, new Delivery(topic.name, partition, first, watch));
          this.tally.handled += events.length;
        } finally {
          watch.settled();
        }
      },
      putAside: (message, failure) => this.putAside(origin, message, failure),
    });
  }

  private runRaw(payload: EachBatchPayload, { topic, handle }: RawSubscription, watch: HandlerWatch): Promise<void> {
    const { partition } = payload.batch;
    const origin = { topic: payload.batch.topic, partition, group: this.options.group };
    return runRawBatch(payload, this.rawFailures, {
      ...this.ports(origin),
      handle: async (chunk, first) => {
        watch.begin(first.offset);
        try {
          await handle({ topic: topic.name, partition, ...chunk }, new Delivery(topic.name, partition, first, watch));
          this.tally.handled += chunk.messages.length;
        } finally {
          watch.settled();
        }
      },
    });
  }

  private ports(origin: Origin): Omit<BatchPorts, 'handle' | 'putAside'> {
    const { policy, commitEveryMs } = this.options;
    return {
      policy,
      commitEveryMs,
      endings: { closing: this.closing.signal, abandoned: this.abandoned.signal },
      rest: (payload, delayMs) => void setTimeout(payload.pause(), delayMs).unref(),
      onDelay: ({ offset }, action, error) => {
        this.tally[action === 'hold' ? 'holds' : 'retries'] += 1;
        this.logger.warn({ message: action, ...origin, offset, error: nameOf(error) });
      },
    };
  }

  private watch({ batch: { topic, partition } }: EachBatchPayload): HandlerWatch {
    const { handlerDeadlineMs: deadlineMs, handlerGraceMs: graceMs } = this.options;
    return new HandlerWatch({ deadlineMs, graceMs, onStuck: (stuck) => this.leaveStuck(topic, partition, stuck) });
  }

  /** Nothing of it is committed, so that it is redelivered; to go on here would run it twice at once. */
  private leaveStuck(topic: string, partition: number, stuck: Stuck): void {
    const reason = new HandlerStuck(`${topic}/${partition}`, stuck);
    this.stuck = reason.message;
    this.abandoned.abort();
    this.options.onFatal(reason);
  }

  private async putAside(origin: Origin, message: KafkaMessage, failure: Failure): Promise<void> {
    await putAside(this.sender, origin, message, failure);
    this.tally.deadLetters += 1;
    const { code, error } = failure;
    this.logger.error({ message: 'dead letter', ...origin, offset: message.offset, code, error: nameOf(error) });
  }
}

/** Headers and signal are made when a handler asks for them: most do not. */
class Delivery implements ConsumeContext {
  constructor(
    readonly topic: string,
    readonly partition: number,
    private readonly message: Pick<KafkaMessage, 'offset' | 'headers'>,
    private readonly watch: HandlerWatch,
  ) {}

  get offset() {
    return this.message.offset;
  }

  get headers() {
    return textHeaders(this.message.headers);
  }

  get signal() {
    return this.watch.signal;
  }
}
