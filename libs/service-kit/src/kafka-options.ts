import type { TopicContract } from '@firmograph/contracts';
import type { KafkaModuleOptions } from '@firmograph/kafka';
import type { ServiceConfig } from './config.ts';

/** What `KafkaModule.with` needs, from a service's configuration. */
export function kafkaOptions(
  service: string,
  config: ServiceConfig,
  catalog: readonly TopicContract[],
): KafkaModuleOptions {
  return {
    service,
    catalog,
    brokers: config.KAFKA_BROKERS,
    namespace: config.KAFKA_NAMESPACE,
    replication: config.KAFKA_REPLICATION,
    keeping: { retentionMs: config.KAFKA_RETENTION_MS, compactionLagMs: config.KAFKA_COMPACTION_LAG_MS },
    server: { sessionTimeoutMs: config.KAFKA_SESSION_TIMEOUT_MS },
  };
}
