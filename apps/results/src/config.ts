import { erasureConfig, introspectionConfig, serviceConfig } from '@firmograph/service-kit';
import { z } from 'zod';

const milliseconds = z.coerce.number().int();

export const resultsConfig = serviceConfig
  .extend(introspectionConfig.shape)
  .extend(erasureConfig.shape)
  .extend({
    STANDSTILL_MS: milliseconds
      .min(1000)
      .default(86_400_000)
      .describe('How long a run may go without news before its missing batches are told, in milliseconds'),
    HISTORY_DAYS: z.coerce
      .number()
      .int()
      .min(0)
      .default(730)
      .describe('How many days outcomes of runs and what rows were before are kept; 0 for ever'),
    RELAY_AFTER_MS: milliseconds
      .min(0)
      .default(10_000)
      .describe(
        'How long what is decided is left to the one who decided it, in milliseconds; then any instance finishes it',
      ),
  });
export type ResultsConfig = z.infer<typeof resultsConfig>;
