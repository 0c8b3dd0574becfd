import { Controller } from '@nestjs/common';
import { matchAnswers, profileBatches } from '@firmograph/contracts';
import { ConsumeDeadLetters, type RawBatch } from '@firmograph/kafka';
import { CountDeadLetters } from '../../application/count-dead-letters.ts';

@Controller()
export class DeadLettersConsumer {
  constructor(private readonly countDeadLetters: CountDeadLetters) {}

  @ConsumeDeadLetters(profileBatches, 'matching')
  async onBatches({ messages }: RawBatch): Promise<void> {
    await this.countDeadLetters.execute(messages);
  }

  @ConsumeDeadLetters(matchAnswers, 'results')
  async onAnswers({ messages }: RawBatch): Promise<void> {
    await this.countDeadLetters.execute(messages);
  }
}
