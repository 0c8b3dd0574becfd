import { z } from 'zod';
import { administrators, defineRoute, Etag } from './define.ts';

const params = z.object({ connectionId: z.uuid() });

const Opened = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('all') }),
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({
      kind: z.literal('named'),
      subjects: z.array(z.string().min(1).max(255)).min(1).max(1000).describe('As tokens name them; `key:<keyId>`'),
    }),
  ])
  .describe('Which contributors may define and run enrichments over it; administrators always may');

export const ConnectionAccess = z.object({
  connectionId: z.uuid(),
  contributors: Opened,
  firstRun: z
    .object({
      state: z.enum(['free', 'awaited', 'approved']),
      asked: z
        .object({ by: z.string(), at: z.iso.datetime(), enrichmentId: z.uuid() })
        .nullable()
        .describe('Who waits for an approval, and with which enrichment'),
      approvals: z.array(z.object({ by: z.string(), at: z.iso.datetime() })),
    })
    .describe('`awaited`: the first run needs a person who asks and another who approves'),
  etag: Etag,
});

/** Who may use a connection. */
export const connectionAccessRoutes = {
  getConnectionAccess: defineRoute({
    name: 'getConnectionAccess',
    method: 'GET',
    path: '/connections/:connectionId/access',
    summary: 'Who may use a connection, and whether its first run waits for an approval',
    roles: administrators,
    conditional: true,
    parts: { params, response: ConnectionAccess },
  }),
  setConnectionAccess: defineRoute({
    name: 'setConnectionAccess',
    method: 'PUT',
    path: '/connections/:connectionId/access',
    summary: 'Open a connection to contributors: all, none, or those named; and have its first run approved or not',
    roles: administrators,
    audit: { body: ['contributors', 'firstRun'] },
    conditional: true,
    parts: {
      params,
      body: z.strictObject({ contributors: Opened, firstRun: z.enum(['free', 'needs-approval']) }),
      response: ConnectionAccess,
    },
    problems: { 'connection/first-run-not-approved': 409 },
  }),
  approveFirstRun: defineRoute({
    name: 'approveFirstRun',
    method: 'POST',
    path: '/connections/:connectionId/first-run/approve',
    summary: 'Let the first run over a connection happen; whoever asked for it cannot',
    roles: administrators,
    conditional: true,
    scope: 'person',
    parts: { params, response: ConnectionAccess },
    problems: { 'connection/approval-not-needed': 409, 'connection/approve-by-another': 409 },
  }),
};
