import { ClientsModule, Transport, type KafkaOptions } from '@nestjs/microservices';
import { Partitioners } from 'kafkajs';
import type { NaiveSettings } from './settings.ts';

const producer = { createPartitioner: Partitioners.DefaultPartitioner };

/** The stock client, as its documentation shows it. */
export function producing({ KAFKA_BROKERS }: NaiveSettings) {
  const client = { clientId: 'naive', brokers: KAFKA_BROKERS };
  return ClientsModule.register([
    { name: 'KAFKA', transport: Transport.KAFKA, options: { client, producer, producerOnlyMode: true } },
  ]);
}

/** The stock server, as its documentation shows it. */
export function consuming({ KAFKA_BROKERS, ROLE, TOPIC_PREFIX }: NaiveSettings): KafkaOptions {
  return {
    transport: Transport.KAFKA,
    options: {
      client: { clientId: 'naive', brokers: KAFKA_BROKERS },
      consumer: { groupId: `${TOPIC_PREFIX}-${ROLE}`, allowAutoTopicCreation: false },
      producer,
      subscribe: { fromBeginning: true },
    },
  };
}
