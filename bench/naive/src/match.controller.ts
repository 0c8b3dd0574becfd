import { Controller, Inject } from '@nestjs/common';
import { ClientKafka, EventPattern, Payload } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import type { NaiveAnswer, NaiveProfile } from './row.ts';

interface ProviderAnswer {
  readonly data?: { readonly enrichment_status?: string; readonly company?: Record<string, unknown> };
}

export const providerUrl = Symbol('provider-url');
export const answersTopic = Symbol('answers-topic');

/** One profile a message, one call a profile, one message an answer. */
@Controller()
export class MatchController {
  constructor(
    @Inject('KAFKA') private readonly kafka: ClientKafka,
    @Inject(providerUrl) private readonly url: string,
    @Inject(answersTopic) private readonly topic: string,
  ) {}

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-arguments -- omitted, Nest's overload for event maps is chosen
  @EventPattern<string>(`${process.env['TOPIC_PREFIX'] ?? ''}.profiles`)
  async onProfile(@Payload() { profileId, name, website, country }: NaiveProfile): Promise<void> {
    const response = await fetch(`${this.url}/enrichment/enrich/single`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer token' },
      body: JSON.stringify({ company: { name, website, address: { country } }, external_id: profileId }),
    });
    if (!response.ok) throw new Error(`The provider answered ${response.status}`);
    const { data } = (await response.json()) as ProviderAnswer;
    const answer: NaiveAnswer = {
      profileId,
      status: data?.enrichment_status ?? 'Not Enriched',
      company: data?.company ?? null,
    };
    await lastValueFrom(this.kafka.emit(this.topic, { key: profileId, value: answer }));
  }
}
