import { sendableFields } from '@firmograph/enrichment';
import { z } from 'zod';

const Party = z.object({ id: z.string(), kind: z.string() });

/** In the fields of ISO/IEC TS 27560. */
export const ConsentReceipt = z.object({
  schemaVersion: z.string(),
  recordId: z.string(),
  receiptId: z.string().describe('Consent id and version, as each call in the ledger of matching carries them'),
  connectionId: z.uuid(),
  principal: Party,
  controller: Party,
  recipients: z.array(z.object({ name: z.string(), jurisdiction: z.string(), role: z.string() })),
  purposes: z.array(z.object({ id: z.string(), description: z.string() })),
  dataCategories: z.array(z.object({ field: z.enum(sendableFields), description: z.string() })),
  legalBasis: z.string(),
  notice: z.object({ version: z.string(), language: z.string(), hash: z.string() }),
  collection: z.object({ method: z.string(), actor: z.string() }),
  givenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  events: z.array(
    z.object({
      event: z.enum(['given', 'withdrawn', 'expired', 'replaced']),
      version: z.int().positive(),
      at: z.iso.datetime(),
      by: z.string().nullable().describe('Null: it ran out by itself'),
    }),
  ),
  signature: z
    .object({ algorithm: z.literal('Ed25519'), keyId: z.string(), value: z.string() })
    .nullable()
    .describe('Over the canonical JSON (RFC 8785) of the other fields, with the key of the audit trail'),
});
