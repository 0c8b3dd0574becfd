import { maxBatchProfiles } from '@firmograph/contracts';
import { keySettings } from '@firmograph/secrets';
import { erasureConfig, introspectionConfig, outsideUrl, serviceConfig } from '@firmograph/service-kit';
import { z } from 'zod';
import { ExportDestinations } from './adapters/targets/destination-settings.ts';

export const sourcingConfig = serviceConfig
  .extend(introspectionConfig.shape)
  .extend(erasureConfig.shape)
  .extend(keySettings(outsideUrl))
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
    EXPORT_DESTINATIONS: ExportDestinations.default({}).describe(
      'Where exports can go at all, by name, as JSON: {"files":{"kind":"folder","root":"/exports"},"lake":{"kind":"s3","endpoint":"https://…","region":"eu-west-1","pathStyle":true},"partner":{"kind":"sftp","host":"sftp.example.com","port":22}}',
    ),
    EXPORT_LEASE_MS: z.coerce
      .number()
      .int()
      .min(500)
      .default(15_000)
      .describe('How long the run of an export waits for a silent owner before another takes it, in milliseconds'),
    EXPORT_RUN_DAYS: z.coerce
      .number()
      .int()
      .min(0)
      .default(730)
      .describe('How many days runs of exports that are over are kept; 0 for ever'),
  });
export type SourcingConfig = z.infer<typeof sourcingConfig>;
