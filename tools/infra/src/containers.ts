import type { StartedKafkaContainer } from '@testcontainers/kafka';

interface Running<Value> {
  readonly value: Value;
  readonly stop: () => Promise<void>;
}

export async function hasContainerEngine(): Promise<boolean> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  return getContainerRuntimeClient().then(
    () => true,
    () => false,
  );
}

/** Its value is host:port. The data go when it stops. */
export async function kafkaContainer(): Promise<Running<string>> {
  const { KafkaContainer } = await import('@testcontainers/kafka');
  const settings = {
    KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
    KAFKA_LOG_CLEANER_BACKOFF_MS: '500',
    KAFKA_LOG_SEGMENT_DELETE_DELAY_MS: '1000',
    KAFKA_HEAP_OPTS: '-Xmx512m',
  };
  const started: StartedKafkaContainer = await new KafkaContainer('confluentinc/cp-kafka:8.0.0')
    .withKraft()
    .withEnvironment(settings)
    .start();
  return {
    value: `${started.getHost()}:${started.getMappedPort(9093)}`,
    stop: () => stopped(started),
  };
}

/** Its value is a URL without a database. The data go when it stops. */
export async function mongoContainer(): Promise<Running<string>> {
  const { MongoDBContainer } = await import('@testcontainers/mongodb');
  const started = await new MongoDBContainer('mongo:8').start();
  const url = `${started.getConnectionString()}/?directConnection=true`;
  return { value: url, stop: () => stopped(started) };
}

async function stopped(container: { stop: () => Promise<unknown> }): Promise<void> {
  await container.stop();
}
