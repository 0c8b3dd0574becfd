import { Controller } from '@nestjs/common';
import { matchAnswers, type ProfileBatchAnswered } from '@firmograph/contracts';
import { Consume, type ConsumeContext } from '@firmograph/kafka';
import { RecordAnswers } from '../../application/record-answers.ts';
import { inTime } from './in-time.ts';

@Controller()
export class AnswersConsumer {
  constructor(private readonly recordAnswers: RecordAnswers) {}

  @Consume(matchAnswers, 'profile-batch.answered')
  async onAnswered(answered: ProfileBatchAnswered, { signal }: ConsumeContext): Promise<void> {
    await inTime(this.recordAnswers.execute(answered), signal);
  }
}
