import { z } from 'zod';

/**
 * `intent` is written before a change is made, `outcome` before its answer leaves; an intent without an outcome is a change
 * that was broken off, and may have happened. `change` is what the service did unasked.
 */
export const auditPhases = ['intent', 'outcome', 'change'] as const;
export const auditResults = ['success', 'client-error', 'failure'] as const;

/** The chain of a service for those of whom no tenant is known: refused tokens, callers without one. */
export const nobodysChain = '-';

/** Who acts when nobody asked. */
export const systemActor = { subject: 'system', roles: [] } as const;

const AuditActor = z.strictObject({
  subject: z.string().describe('`system` where nobody asked, `anonymous` without a valid token'),
  name: z.string().optional(),
  roles: z.array(z.string()),
  apiKeyId: z.string().optional().describe('The API key that was used'),
  responsible: z.string().optional().describe('Who made that key'),
});

/** A field without `before` is new, one without `after` is gone. */
const AuditedField = z.strictObject({ before: z.unknown().optional(), after: z.unknown().optional() });

export const AuditedChange = z.strictObject({
  kind: z.string().describe('What it is: connection, consent, enrichment, run, segment, …'),
  id: z.string(),
  fields: z.record(z.string(), AuditedField),
});
export type AuditedChange = z.infer<typeof AuditedChange>;

const Recorded = z.record(z.string(), z.unknown());

export const AuditEntry = z.strictObject({
  tenant: z.string(),
  service: z.string(),
  sequence: z.int().positive().describe('Rises by one, from 1, within tenant and service'),
  at: z.iso.datetime(),
  phase: z.enum(auditPhases),
  action: z.string().describe('Name of the route (`operationId` in OpenAPI), or type of the event'),
  actor: AuditActor,
  address: z.string().optional().describe('IP address that the request came from'),
  target: z.record(z.string(), z.string()).describe('Ids in the address of the request'),
  request: Recorded.optional().describe('Body of the request, as far as it is recorded; never a secret'),
  answer: Recorded.optional().describe('Answer, as far as it is recorded: new ids, counts'),
  changes: z.array(AuditedChange).optional().describe('What is different now'),
  result: z.enum(auditResults).optional().describe('Of an outcome'),
  status: z.int().optional().describe('HTTP status of an outcome'),
  problem: z.string().optional().describe('Type of the problem that was answered'),
  correlationId: z.string().describe('The same in intent and outcome; also the header x-correlation-id of the answer'),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** An entry before it has its place. */
export type AuditDraft = Omit<AuditEntry, 'tenant' | 'service' | 'sequence'>;

/** An entry in its place: `hash` is over the hash of the entry before and the entry itself. */
export const AuditRecord = AuditEntry.extend({
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of the hash before (64 zeros before the first), then the canonical JSON of the entry'),
});
export type AuditRecord = z.infer<typeof AuditRecord>;
