import { Controller, Inject } from '@nestjs/common';
import { ClientKafka, EventPattern, Payload } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import type { NaiveAnswer, rowModel } from './row.ts';

export const rows = Symbol('rows');
export const enrichedTopic = Symbol('enriched-topic');

/** One write a profile, one message a row. */
@Controller()
export class ResultController {
  constructor(
    @Inject('KAFKA') private readonly kafka: ClientKafka,
    @Inject(rows) private readonly model: ReturnType<typeof rowModel>,
    @Inject(enrichedTopic) private readonly topic: string,
  ) {}

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-arguments -- omitted, Nest's overload for event maps is chosen
  @EventPattern<string>(`${process.env['TOPIC_PREFIX'] ?? ''}.answers`)
  async onAnswer(@Payload() answer: NaiveAnswer): Promise<void> {
    const { profileId } = answer;
    await this.model.bulkWrite([{ updateOne: { filter: { profileId }, update: { $set: answer }, upsert: true } }]);
    await lastValueFrom(this.kafka.emit(this.topic, { key: profileId, value: answer }));
  }
}
