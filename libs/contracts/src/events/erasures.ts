import { ErasureScope, erasureStores, FieldMapping, pseudonym } from '@firmograph/enrichment';
import { z } from 'zod';
import { defineEvent, defineTopic, type EventOf } from '../define.ts';

/** As many profiles can be named in one message. */
export const maxErasedProfiles = 20_000;

const asked = {
  erasureId: z.uuid(),
  step: z.enum(['count', 'erase']).describe('`count` finds and changes nothing'),
};

export const ErasureRequested = defineEvent(
  'erasure.requested',
  'What is in the scope is to be found, or erased, by the stores that are named',
  z.object({
    ...asked,
    scope: ErasureScope,
    before: z.iso.datetime().describe('What came in later is new data, and stays'),
    stores: z.array(z.enum(erasureStores)).min(1),
    subjects: z.array(pseudonym).max(maxErasedProfiles).describe('Profiles that belong to a company'),
    mappings: z.array(FieldMapping).max(1000).describe('By which fields profiles say which company they are'),
  }),
);
export type ErasureRequested = EventOf<typeof ErasureRequested>;

export const ErasureCompleted = defineEvent(
  'erasure.completed',
  'One store has found, or erased, what it held',
  z.object({
    ...asked,
    store: z.enum(erasureStores),
    erased: z.int().nonnegative(),
    places: z.record(z.string(), z.int().nonnegative()).describe('How much of it was where'),
    subjects: z.array(pseudonym).max(maxErasedProfiles).describe('Profiles that were found to belong to the company'),
  }),
);
export type ErasureCompleted = EventOf<typeof ErasureCompleted>;

export const ErasureAcknowledged = defineEvent(
  'erasure.acknowledged',
  'A consumer says that it has taken back what was retracted',
  z.object({ erasureId: z.uuid(), consumer: z.string().min(1).max(100), at: z.iso.datetime() }),
);
export type ErasureAcknowledged = EventOf<typeof ErasureAcknowledged>;

export const erasures = defineTopic({
  name: 'enrichment.erasures.v1',
  summary: 'Requests to erase under pseudonyms, and what each store erased, by tenant and erasure; kept for ever',
  partitions: 3,
  compacted: false,
  keptForEver: true,
  events: [ErasureRequested, ErasureCompleted, ErasureAcknowledged],
});
