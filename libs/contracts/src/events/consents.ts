import { sendableFields } from '@firmograph/enrichment';
import { z } from 'zod';
import { defineEvent, defineTopic, type EventOf } from '../define.ts';

const consent = z.object({
  consentId: z.uuid(),
  connectionId: z.uuid(),
  purpose: z.literal('company-enrichment'),
  version: z.int().positive().describe('Rises with each grant and withdrawal'),
  fields: z.array(z.enum(sendableFields)).min(1).describe('What may leave'),
});

export const ConsentGranted = defineEvent(
  'consent.granted',
  'A person agreed that data leaves for the provider',
  consent.extend({ noticeHash: z.string(), grantedAt: z.iso.datetime(), expiresAt: z.iso.datetime().optional() }),
);
export type ConsentGranted = EventOf<typeof ConsentGranted>;

export const ConsentWithdrawn = defineEvent(
  'consent.withdrawn',
  'Nothing new may leave any more',
  consent.extend({ withdrawnAt: z.iso.datetime() }),
);
export type ConsentWithdrawn = EventOf<typeof ConsentWithdrawn>;

export const ConsentExpired = defineEvent(
  'consent.expired',
  'The consent ran out; nothing new may leave any more',
  consent.extend({ expiredAt: z.iso.datetime() }),
);
export type ConsentExpired = EventOf<typeof ConsentExpired>;

export const consents = defineTopic({
  name: 'enrichment.consents.v1',
  summary: 'Consents to the transfer, by tenant, connection and purpose',
  partitions: 3,
  compacted: true,
  events: [ConsentGranted, ConsentWithdrawn, ConsentExpired],
});
