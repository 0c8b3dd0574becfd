import { erasureStores } from '@firmograph/enrichment';
import { z } from 'zod';
import { administrators, defineRoute, editors, pageOf, Paging } from './define.ts';

const erasureParams = z.object({ erasureId: z.uuid() });
const text = z.string().trim().min(1).max(1000).regex(/\S/);

/** What is to be erased, as an administrator says it. */
export const ErasureSubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('profile'), profileId: z.string().min(1).max(200) }),
  z.strictObject({
    kind: z.literal('company'),
    website: text.optional(),
    name: text.optional(),
    country: text.optional().describe('With a name: only companies of that name in this country'),
    providerId: text.optional().describe("The provider's company id"),
  }),
  z.strictObject({ kind: z.literal('connection'), connectionId: z.uuid() }),
  z.strictObject({
    kind: z.literal('tenant'),
    profiles: z.boolean().describe('false: what was derived from Leadspace; true: the profiles as well'),
  }),
]);
export type ErasureSubject = z.infer<typeof ErasureSubject>;

const StoreCertificate = z.object({
  store: z.enum(erasureStores),
  state: z.enum(['waiting', 'asked', 'done']),
  found: z.int().nonnegative().nullable().describe('Null: nobody counted before'),
  erased: z.int().nonnegative().nullable().describe('Null until it is done'),
  places: z.record(z.string(), z.int().nonnegative()),
  doneAt: z.iso.datetime().nullable(),
});

/** An erasure and its certificate: what was asked for, which store erased how much, when the last copy goes, who confirmed it. */
export const Erasure = z.object({
  erasureId: z.uuid(),
  kind: z.enum(['profile', 'company', 'connection', 'tenant']),
  connectionId: z.uuid().nullable(),
  reference: z.string().nullable().describe("The administrator's own, such as a ticket"),
  dryRun: z.boolean(),
  state: z.enum(['counting', 'counted', 'erasing', 'completed', 'refused']),
  reason: z.string().nullable().describe('Why it was refused'),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  completedAt: z.iso.datetime().nullable(),
  profiles: z.int().nonnegative().nullable().describe('Profiles that were found to be concerned'),
  stores: z.array(StoreCertificate),
  topicsCleanAt: z.iso.datetime().nullable().describe('When the last record that speaks of it has left Kafka'),
  lastCopyGoesAt: z.iso.datetime().nullable().describe('The same, with the backups'),
  acknowledgements: z.array(z.object({ consumer: z.string(), at: z.iso.datetime() })),
});
export type Erasure = z.infer<typeof Erasure>;

export const erasureRoutes = {
  requestErasure: defineRoute({
    name: 'requestErasure',
    method: 'POST',
    path: '/erasures',
    summary: 'Erase from every store and topic; with dryRun only count what would be erased',
    roles: administrators,
    status: 202,
    parts: {
      body: z.strictObject({
        subject: ErasureSubject,
        dryRun: z.boolean().default(false),
        reference: z
          .string()
          .trim()
          .min(1)
          .max(100)
          .regex(/\S/)
          .optional()
          .describe('Kept: must not name what is erased'),
      }),
      response: Erasure,
    },
    problems: { 'erasure/company-unnamed': 422, 'erasure/website-unusable': 422 },
    // What is erased is named nowhere afterwards.
    audit: { body: ['subject.kind', 'subject.connectionId', 'dryRun', 'reference'], answer: ['erasureId', 'state'] },
  }),
  listErasures: defineRoute({
    name: 'listErasures',
    method: 'GET',
    path: '/erasures',
    summary: 'Erasures, newest first',
    roles: administrators,
    parts: { query: Paging, response: pageOf(Erasure) },
  }),
  getErasure: defineRoute({
    name: 'getErasure',
    method: 'GET',
    path: '/erasures/:erasureId',
    summary: 'The certificate of one erasure',
    roles: administrators,
    parts: { params: erasureParams, response: Erasure },
  }),
};

/** Served by results, which tells consumers what to take back. */
export const acknowledgementRoutes = {
  acknowledgeErasure: defineRoute({
    name: 'acknowledgeErasure',
    method: 'POST',
    path: '/erasures/:erasureId/acknowledgements',
    summary: 'A consumer of the public topic says that it has taken back what was retracted',
    roles: [...editors, 'Service'],
    scope: 'run',
    parts: {
      params: erasureParams,
      body: z.strictObject({
        consumer: z.string().trim().min(1).max(100).regex(/\S/).describe('Which consumer it is'),
      }),
      response: z.object({ erasureId: z.uuid(), consumer: z.string(), at: z.iso.datetime() }),
    },
    audit: { body: ['consumer'] },
  }),
};
