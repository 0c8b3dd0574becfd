import { keySettings } from '@firmograph/secrets';
import { erasureConfig, outsideUrl, serviceConfig } from '@firmograph/service-kit';
import { z } from 'zod';

const milliseconds = z.coerce.number().int().positive();
const day = 86_400_000;

/** Where the key is that encrypts the keys of the stored credentials. */
const keys = {
  ...keySettings(outsideUrl),
  KEYS_LOOK_MS: milliseconds
    .default(3_600_000)
    .describe('How often stored credentials are brought under the newest keys, in milliseconds'),
};

export const configurationConfig = serviceConfig
  .extend(erasureConfig.shape)
  .extend(keys)
  .extend({
    LEADSPACE_BASE_URL: outsideUrl.describe('Address of Leadspace, or of a sandbox'),
    LEADSPACE_TIMEOUT_MS: milliseconds
      .default(10_000)
      .describe('How long Leadspace may take to answer when a connection is verified, in milliseconds'),
    PERMIT_MS: milliseconds
      .default(30_000)
      .describe(
        'How long a permit to call Leadspace lasts, in milliseconds: withdrawn consent takes effect at the latest after it',
      ),
    FIRST_RUN_APPROVAL: z
      .stringbool()
      .default(false)
      .describe('true: the first run over a connection needs two people, unless an administrator said otherwise of it'),
    ENRICHMENTS_PER_TYPE: z.coerce
      .number()
      .int()
      .min(1)
      .default(10)
      .describe('Most enrichments of one type that a tenant may have'),
    SEGMENT_WAIT_MS: z.coerce
      .number()
      .int()
      .min(0)
      .default(10_000)
      .describe(
        'How long a segment that was just saved is waited for before it is said not to be there, in milliseconds',
      ),
    CREDENTIAL_GRACE_MS: milliseconds
      .default(day)
      .describe('How long what was sent with an earlier credential may be collected with it, in milliseconds'),
    CONNECTION_CHECK_MS: milliseconds
      .default(day)
      .describe('How often Leadspace is asked whether it still knows a credential in use, in milliseconds'),
    RUN_STANDSTILL_MS: milliseconds
      .default(day)
      .describe('How long a run may stand still before it has failed, in milliseconds'),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\/\S+$/)
      .optional()
      .describe('Mail server for notifications, as smtps://user:password@host; without it there is no e-mail'),
    NOTIFY_FROM: z.string().min(3).default('firmograph@localhost').describe('Sender of the e-mails'),
    NOTIFY_TIMEOUT_MS: milliseconds
      .max(30_000)
      .default(10_000)
      .describe('How long a receiver of a notification may take, in milliseconds'),
    NOTIFY_PRIVATE_ADDRESSES: z
      .stringbool()
      .default(false)
      .describe('true: webhooks may go to addresses of private networks, and without https'),
    DELIVERY_DAYS: z.coerce
      .number()
      .int()
      .min(0)
      .default(90)
      .describe('How many days deliveries of notifications are kept; 0 for ever'),
    RUN_DAYS: z.coerce
      .number()
      .int()
      .min(0)
      .default(730)
      .describe('How many days runs that are over are kept; 0 for ever'),
    BACKUP_DAYS: z.coerce
      .number()
      .min(0)
      .default(30)
      .describe('How many days backups of the databases and of Kafka are kept: until then erased data may be in them'),
  })
  .refine(
    ({ SECRET_KEY, SECRET_KEY_FILE, VAULT_ADDR }) => (SECRET_KEY ?? SECRET_KEY_FILE ?? VAULT_ADDR) !== undefined,
    { path: ['SECRET_KEY'], message: 'missing' },
  )
  .refine(({ SECRET_KEY, SECRET_KEY_FILE }) => SECRET_KEY === undefined || SECRET_KEY_FILE === undefined, {
    path: ['SECRET_KEY_FILE'],
    message: 'set this or SECRET_KEY',
  })
  .refine(
    ({ VAULT_ADDR, VAULT_TOKEN, VAULT_TOKEN_FILE }) =>
      VAULT_ADDR === undefined || (VAULT_TOKEN ?? VAULT_TOKEN_FILE) !== undefined,
    { path: ['VAULT_TOKEN'], message: 'missing' },
  );
export type ConfigurationConfig = z.infer<typeof configurationConfig>;
