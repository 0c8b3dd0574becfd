import { clientConfig, erasureConfig, introspectionConfig, outsideUrl, serviceConfig } from '@firmograph/service-kit';
import { z } from 'zod';

const ms = z.coerce.number().int().positive();
const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

const matching = {
  CONFIGURATION_URL: httpUrl.describe('Where the configuration service answers'),
  LEADSPACE_BASE_URL: outsideUrl.default('https://apigw.leadspace.com').describe('Leadspace, or a sandbox'),
  CALLBACK_BASE_URL: httpUrl
    .optional()
    .describe('Where Leadspace reaches this service; without it, a lost answer is given up sooner'),
  LEADSPACE_CALLS_PER_SECOND: z.coerce
    .number()
    .positive()
    .default(25)
    .describe('Submits and polls of one credential, over all instances; Leadspace allows 30'),
  LEADSPACE_MAX_OUTSTANDING: z.coerce
    .number()
    .int()
    .positive()
    .default(100_000)
    .describe('Most records that Leadspace keeps waiting for one credential'),
  LEADSPACE_TIMEOUT_MS: ms.default(30_000).describe('How long one exchange with Leadspace may take'),
  LEASE_MS: ms.default(60_000).describe('How long one submit or poll may take; longer than LEADSPACE_TIMEOUT_MS'),
  AMBIGUOUS_AFTER_MS: ms.default(3_600_000).describe('How long a call of unknown fate is waited for'),
  POLL_FIRST_MS: ms.default(1000).describe('When answers are first asked for; later ever more rarely'),
  POLL_DEADLINE_MS: ms.default(6 * 3_600_000).describe('How long answers may take before they are given up'),
  POLL_LOST_GRACE_MS: ms.default(60_000).describe('How long after it was accepted a bulk may be not found'),
  RETRY_FIRST_MS: ms.default(1000).describe('Wait after the first call that Leadspace did not take'),
  WAIT_AGAIN_MS: ms.default(60_000).describe('How often a batch that waits for an event is looked at all the same'),
  WORKER_LANES: z.coerce.number().int().min(1).max(256).default(8).describe('Batches worked on at once'),
  WORKER_IDLE_MS: ms.default(250).describe('How often to look for work when there is none'),
  LEDGER_DAYS: z.coerce
    .number()
    .int()
    .min(0)
    .default(730)
    .describe('How many days calls whose end is known stay in the ledger; 0 for ever'),
  RELAY_AGE_MS: ms.default(5000).describe('How old an unpublished answer is before the relay takes it over'),
};

/** A call is given up in time for its outcome to be written under the lease. */
const leaseRule = 'longer than LEADSPACE_TIMEOUT_MS by a tenth of itself';

export const matchingConfig = serviceConfig
  .extend(introspectionConfig.shape)
  .extend(clientConfig.shape)
  .extend(erasureConfig.shape)
  .extend(matching)
  .refine(({ LEASE_MS, LEADSPACE_TIMEOUT_MS }) => LEASE_MS * 0.9 >= LEADSPACE_TIMEOUT_MS, {
    path: ['LEASE_MS'],
    message: leaseRule,
  });
export type MatchingConfig = z.infer<typeof matchingConfig>;
