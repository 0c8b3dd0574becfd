import { z } from 'zod';
import { AuditCheckpoint, AuditKey } from '../audit/checkpoint.ts';
import { auditPhases, AuditRecord } from '../audit/entry.ts';
import { administrators, defineRoute, limitOf, pageOf, Paging } from './define.ts';

const sequence = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const word = z.string().min(1).max(500);
const export_ = z.strictObject({
  after: sequence.default(0).describe('Only entries behind this sequence: where the export before ended'),
});

const Verification = z.object({
  entries: z.int().nonnegative(),
  lastSequence: z.int().nonnegative(),
  signedUpTo: z.int().nonnegative().describe('The last entry that a signed checkpoint vouches for'),
  faultCount: z.int().nonnegative(),
  faults: z.array(z.object({ kind: z.string(), sequence: z.int(), says: z.string() })).max(1000),
});

/** The same in every service: who changed what, in a chain of its own for each tenant. */
export const auditRoutes = {
  listAudit: defineRoute({
    name: 'listAudit',
    method: 'GET',
    path: '/audit',
    summary: 'Every change that was asked for, refused ones too, and what the service changed unasked; newest first',
    roles: administrators,
    parts: {
      query: z.strictObject({
        after: z.string().max(500).optional(),
        limit: limitOf(1000, 100),
        from: z.iso.datetime().optional().describe('At or after'),
        to: z.iso.datetime().optional().describe('Before'),
        actor: word.optional().describe('Subject of who acted'),
        action: word.optional().describe('Name of a route, or type of an event'),
        target: word.optional().describe('Any id in the address, or of what changed'),
        phase: z.enum(auditPhases).optional(),
      }),
      response: pageOf(AuditRecord),
    },
  }),
  exportAudit: defineRoute({
    name: 'exportAudit',
    method: 'GET',
    path: '/audit/export',
    summary: 'The whole chain as NDJSON, oldest first: for a SIEM, and to be verified elsewhere',
    roles: administrators,
    streams: 'application/x-ndjson',
    parts: { query: export_ },
  }),
  listAuditCheckpoints: defineRoute({
    name: 'listAuditCheckpoints',
    method: 'GET',
    path: '/audit/checkpoints',
    summary: 'Signed words on how far the chain had come, oldest first; keep them elsewhere',
    roles: administrators,
    parts: { query: Paging, response: pageOf(AuditCheckpoint) },
  }),
  listAuditKeys: defineRoute({
    name: 'listAuditKeys',
    method: 'GET',
    path: '/audit/keys',
    summary: 'The public keys that checkpoints are signed with; the present one first',
    roles: [],
    parts: { response: z.object({ items: z.array(AuditKey) }) },
  }),
  verifyAudit: defineRoute({
    name: 'verifyAudit',
    method: 'GET',
    path: '/audit/verification',
    summary: 'Read the whole chain and say what was changed, deleted, inserted, reordered or cut off',
    roles: administrators,
    parts: { response: Verification },
  }),
  collectAudit: defineRoute({
    name: 'collectAudit',
    method: 'GET',
    path: '/tenants/:tenantId/audit/export',
    summary: 'The chain of any tenant, for a collector; `-` is that of callers without a tenant',
    roles: ['Service'],
    streams: 'application/x-ndjson',
    parts: { params: z.object({ tenantId: z.string().min(1).max(100) }), query: export_ },
  }),
};
