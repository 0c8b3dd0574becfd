import 'reflect-metadata';
import { Controller, Module, type DynamicModule, type INestMicroservice } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { eventually, readTopic, type TestKafka, type TopicReader } from '@firmograph/testing';
import type { BatchServerOptions } from '../batch-server.ts';
import { KafkaBatchServer } from '../batch-server.ts';
import { inNamespace, kafkaClient } from '../client.ts';
import { Consume, ConsumeDeadLetters, ConsumeRaw, type ConsumeContext, type RawBatch } from '../consume.ts';
import { DeadLetters } from '../dead-letters.ts';
import { EventPublisher } from '../event-publisher.ts';
import { KafkaModule } from '../kafka.module.ts';
import { deadLetterTopic } from '../topics.ts';
import { parcels, shelves, warehouse, type ParcelSent, type ShelfSaved } from './parcels.ts';

type Handle<Received> = (received: Received, context: ConsumeContext) => Promise<void> | void;

/** What a test lets the handlers do; each of them is called with the service's number. */
export interface Handlers {
  readonly onParcel?: Handle<ParcelSent>;
  readonly onShelf?: Handle<ShelfSaved>;
  readonly onRawParcels?: Handle<RawBatch>;
  readonly onDeadParcels?: Handle<RawBatch>;
}

export interface WarehouseOptions {
  readonly service?: string;
  readonly server?: Partial<BatchServerOptions>;
}

/** A service that hears of parcels and shelves, on a real Kafka. */
export async function startWarehouse(
  { brokers, namespace }: TestKafka,
  handlers: Handlers,
  { service = 'warehouse', server }: WarehouseOptions = {},
) {
  const fatal: Error[] = [];
  const options = { brokers, namespace, service, catalog: warehouse };
  const kafka = KafkaModule.with({
    ...options,
    server: {
      policy: { attempts: 3, backoffMs: 10 },
      sessionTimeoutMs: 6000,
      onFatal: (error) => fatal.push(error),
      ...server,
    },
  });
  const module = await Test.createTestingModule({ imports: [WarehouseModule.with(kafka, handlers)] }).compile();
  const batchServer = module.get(KafkaBatchServer);
  const app: INestMicroservice = module.createNestMicroservice({ strategy: batchServer, logger: false });
  await app.listen();
  await eventually(() => {
    if (batchServer.health().status === 'down') throw new Error(JSON.stringify(batchServer.health()));
  }, 25_000);
  return {
    server: batchServer,
    publisher: module.get(EventPublisher),
    deadLetters: module.get(DeadLetters),
    fatal,
    stop: () => app.close(),
  };
}

export const parcelsTopic = ({ namespace }: TestKafka) => inNamespace(namespace, parcels.name);

export function readDeadParcels(kafka: TestKafka, service = 'warehouse'): Promise<TopicReader> {
  return readTopic(kafka.brokers, deadLetterTopic(parcelsTopic(kafka), inNamespace(kafka.namespace, service)));
}

/** Sends what no publisher of ours would. */
export async function sendRaw(
  { brokers }: TestKafka,
  topic: string,
  messages: readonly { key: string; value: string | null; headers?: Record<string, string> }[],
): Promise<void> {
  const producer = kafkaClient({ brokers, service: 'test' }).producer({ allowAutoTopicCreation: false });
  await producer.connect();
  await producer.send({ topic, messages: [...messages] });
  await producer.disconnect();
}

@Module({})
class WarehouseModule {
  static with(kafka: DynamicModule, handlers: Handlers): DynamicModule {
    return { module: WarehouseModule, imports: [kafka], controllers: controllersOf(handlers) };
  }
}

function controllersOf({ onParcel, onShelf, onRawParcels, onDeadParcels }: Handlers) {
  @Controller()
  class Parcels {
    @Consume(parcels, 'parcel.sent')
    async on(parcel: ParcelSent, context: ConsumeContext): Promise<void> {
      await onParcel?.(parcel, context);
    }
  }
  @Controller()
  class Shelves {
    @Consume(shelves, 'shelf.saved')
    async on(shelf: ShelfSaved, context: ConsumeContext): Promise<void> {
      await onShelf?.(shelf, context);
    }
  }
  @Controller()
  class Raw {
    @ConsumeRaw(parcels)
    async on(batch: RawBatch, context: ConsumeContext): Promise<void> {
      await onRawParcels?.(batch, context);
    }
  }
  @Controller()
  class Dead {
    @ConsumeDeadLetters(parcels, 'warehouse')
    async on(batch: RawBatch, context: ConsumeContext): Promise<void> {
      await onDeadParcels?.(batch, context);
    }
  }
  return [
    ...(onParcel === undefined ? [] : [Parcels]),
    ...(onShelf === undefined ? [] : [Shelves]),
    ...(onRawParcels === undefined ? [] : [Raw]),
    ...(onDeadParcels === undefined ? [] : [Dead]),
  ];
}
