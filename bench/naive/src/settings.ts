import { z } from 'zod';

/** What each of the naive processes reads from its environment. */
export const naiveSettings = z.object({
  ROLE: z.enum(['source', 'match', 'result']),
  KAFKA_BROKERS: z.string().transform((brokers) => brokers.split(',')),
  MONGO_URL: z.string(),
  PROVIDER_URL: z.string(),
  TOPIC_PREFIX: z.string(),
});
export type NaiveSettings = z.infer<typeof naiveSettings>;
