import type { OnApplicationShutdown } from '@nestjs/common';
import { enrichedProfiles } from '@firmograph/contracts';
import { inNamespace, kafkaClient, type KafkaOptions } from '@firmograph/kafka';
import { DependencyUnavailable } from '@firmograph/kernel';
import { OwnTopic } from '../../application/ports.ts';

const retryAfterMs = 1000;

type Admin = ReturnType<ReturnType<typeof kafkaClient>['admin']>;

/** Asks the cluster; only while there is a doubt. */
export class KafkaOwnTopic extends OwnTopic implements OnApplicationShutdown {
  private readonly topic: string;
  private readonly group: string;
  private admin: Promise<Admin> | undefined;

  constructor(private readonly options: KafkaOptions) {
    super();
    this.topic = inNamespace(options.namespace, enrichedProfiles.name);
    this.group = inNamespace(options.namespace, options.service);
  }

  override async endOf(partition: number): Promise<bigint> {
    const ends = await this.ask((admin) => admin.fetchTopicOffsets(this.topic));
    return BigInt(ends.find((each) => each.partition === partition)?.high ?? 0);
  }

  override async readUpTo(partition: number): Promise<bigint> {
    const [found] = await this.ask((admin) => admin.fetchOffsets({ groupId: this.group, topics: [this.topic] }));
    return BigInt(found?.partitions.find((each) => each.partition === partition)?.offset ?? -1);
  }

  async onApplicationShutdown(): Promise<void> {
    const admin = await this.admin?.catch(() => undefined);
    await admin?.disconnect();
  }

  private async ask<Answer>(question: (admin: Admin) => Promise<Answer>): Promise<Answer> {
    try {
      this.admin ??= this.connected();
      return await question(await this.admin);
    } catch (cause) {
      this.admin = undefined;
      throw new DependencyUnavailable('kafka', retryAfterMs, { cause });
    }
  }

  private async connected(): Promise<Admin> {
    const admin = kafkaClient(this.options).admin();
    await admin.connect();
    return admin;
  }
}
