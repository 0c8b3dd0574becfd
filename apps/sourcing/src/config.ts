import { maxBatchProfiles } from '@firmograph/contracts';
import { erasureConfig, introspectionConfig, serviceConfig } from '@firmograph/service-kit';
import { z } from 'zod';

export const sourcingConfig = serviceConfig
  .extend(introspectionConfig.shape)
  .extend(erasureConfig.shape)
  .extend({
    BATCH_PROFILES: z.coerce
      .number()
      .int()
      .min(1)
      .max(maxBatchProfiles)
      .default(maxBatchProfiles)
      .describe('Profiles in a batch of a run, at most'),
    RESULTS_URL: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe('Where the results service answers; without it no run of failures only is sourced'),
    FREEZE_LEASE_MS: z.coerce
      .number()
      .int()
      .min(500)
      .default(15_000)
      .describe('How long a freeze waits for a silent owner before another takes it, in milliseconds'),
  });
export type SourcingConfig = z.infer<typeof sourcingConfig>;
