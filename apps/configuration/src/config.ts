import { z } from 'zod';
import { serviceConfig } from '@firmograph/service-kit';

const milliseconds = z.coerce.number().int().positive();

const Key = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((key) => key.length === 32);

export const configurationConfig = serviceConfig.extend({
  SECRET_KEY: Key.describe('Encrypts the stored credentials: 32 random bytes in base64'),
  LEADSPACE_BASE_URL: z.url({ protocol: /^https?$/ }).describe('Address of Leadspace, or of a sandbox'),
  LEADSPACE_TIMEOUT_MS: milliseconds
    .default(10_000)
    .describe('How long Leadspace may take to answer when a connection is verified, in milliseconds'),
  PERMIT_MS: milliseconds
    .default(30_000)
    .describe(
      'How long a permit to call Leadspace lasts, in milliseconds: withdrawn consent takes effect at the latest after it',
    ),
  RUN_STANDSTILL_MS: milliseconds
    .default(86_400_000)
    .describe('How long a run may stand still before it has failed, in milliseconds'),
});
export type ConfigurationConfig = z.infer<typeof configurationConfig>;
