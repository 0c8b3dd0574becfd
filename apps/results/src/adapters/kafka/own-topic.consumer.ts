import { Controller } from '@nestjs/common';
import { enrichedProfiles } from '@firmograph/contracts';
import { ConsumeRaw, type RawBatch } from '@firmograph/kafka';
import { GuardOwnTopic } from '../../application/guard-own-topic.ts';

@Controller()
export class OwnTopicConsumer {
  constructor(private readonly guardOwnTopic: GuardOwnTopic) {}

  @ConsumeRaw(enrichedProfiles)
  async onLanded(batch: RawBatch): Promise<void> {
    await this.guardOwnTopic.execute(batch);
  }
}
