import type { Provider } from '@nestjs/common';
import { z } from 'zod';
import { ErasureRequested, erasures, type ErasureStore } from '@firmograph/contracts';
import { EventPublisher, WholeTopics } from '@firmograph/kafka';
import { Database, relay, Worker } from '@firmograph/mongo';
import { Erased } from './erased.ts';
import { ErasedLetters } from './erased-letters.ts';
import { erasureWorker } from './erasures.consumer.ts';
import { HeardErasures } from './heard-erasures.ts';
import { Places } from './place.ts';
import { Pseudonyms } from './pseudonyms.ts';
import { WorkOnErasure } from './work-on-erasure.ts';

const Key = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((key) => key.length === 32);

/** What every store reads to erase: `serviceConfig.extend(erasureConfig.shape)`. */
export const erasureConfig = z.object({
  ERASURE_KEY: Key.describe(
    'Names what was erased without telling it: 32 random bytes in base64, the same for all four services, never changed',
  ),
  ERASURE_SETTLE_MS: z.coerce
    .number()
    .int()
    .min(1000)
    .default(30_000)
    .describe(
      'How long after the first look an erasure looks once more, in milliseconds; longer than any handler runs',
    ),
});
export type ErasureConfig = z.infer<typeof erasureConfig>;

const idleMs = 1000;

/** The mechanism of erasure in a service whose module provides its `Places` and serves `ErasuresConsumer`. */
export function erasing(store: ErasureStore, { ERASURE_KEY, ERASURE_SETTLE_MS }: ErasureConfig): readonly Provider[] {
  return [
    { provide: Pseudonyms, useFactory: () => new Pseudonyms(ERASURE_KEY) },
    {
      provide: HeardErasures,
      useFactory: async (database: Database, publisher: EventPublisher, topics: WholeTopics) => {
        const heard = await HeardErasures.open(database, store, (messages) => publisher.publish(messages));
        await catchUp(heard, topics);
        return heard;
      },
      inject: [Database, EventPublisher, WholeTopics],
    },
    {
      provide: Erased,
      useFactory: (heard: HeardErasures, pseudonyms: Pseudonyms) => new Erased(heard, pseudonyms),
      inject: [HeardErasures, Pseudonyms],
    },
    ErasedLetters,
    {
      provide: erasureWorker,
      useFactory: (heard: HeardErasures, places: Places, pseudonyms: Pseudonyms) => {
        const work = new WorkOnErasure(heard, places, pseudonyms, ERASURE_SETTLE_MS);
        return new Worker({ name: 'erase', lanes: 1, idleMs, step: () => work.execute(new Date()) });
      },
      inject: [HeardErasures, Places, Pseudonyms],
    },
    {
      provide: 'relay of heard erasures',
      useFactory: ({ outbox }: HeardErasures) => relay('heard-erasures', outbox),
      inject: [HeardErasures],
    },
  ];
}

/**
 * Before anything else is heard or served: a database that was put back from an older copy does not know what was erased
 * since, and the group has read past it. The topic knows, and is small.
 */
async function catchUp(heard: HeardErasures, topics: WholeTopics): Promise<void> {
  for (const { value } of await topics.read(erasures)) {
    const event = value === null ? undefined : ErasureRequested.message.safeParse(JSON.parse(value));
    if (event?.success === true && event.data.data.step === 'erase') await heard.take(event.data, false);
  }
}
