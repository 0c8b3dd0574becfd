import { z } from 'zod';

const whole = z.int().nonnegative();

export const callStates = ['attempted', 'accepted', 'answered', 'refused', 'unknown', 'ambiguous'] as const;

export const LedgerEntry = z.object({
  callId: z.uuid(),
  runId: z.uuid(),
  batch: z.int().positive(),
  enrichmentId: z.uuid().nullable().describe('Null on calls from before it was written down'),
  connectionId: z.uuid(),
  consentId: z.uuid(),
  consentVersion: z.int().positive(),
  records: z.int().positive(),
  credits: whole.describe('What it costs, one a record, as far as that is known: nothing when it was refused'),
  charge: z.enum(['none', 'paid', 'possible']).describe('possible: nobody knows whether the provider took it'),
  returned: z
    .object({ records: whole, companies: whole })
    .nullable()
    .describe('What the provider gave back, by its own count; null until it did'),
  state: z.enum(callStates),
  reason: z.string().nullable(),
  releasedBy: z.string().nullable().describe('Who had it sent again though its fate was not known'),
  attemptedAt: z.iso.datetime(),
  settledAt: z.iso.datetime().nullable(),
  shared: z
    .array(z.object({ record: z.int().nonnegative().describe('From 0'), profileIds: z.array(z.string()) }))
    .optional()
    .describe('The records that were asked about for more than one profile'),
});
