import { z } from 'zod';
import { defineEvent, defineTopic, type EventOf } from '../define.ts';

const connectionId = z.uuid();

export const ConnectionSaved = defineEvent(
  'connection.saved',
  'A connection to the provider was created or changed; no secret is in it',
  z.object({
    connectionId,
    name: z.string(),
    state: z.enum(['unverified', 'active', 'inactive']),
    credentialFingerprint: z.string().describe('Tells one credential from another, and nothing else'),
  }),
);
export type ConnectionSaved = EventOf<typeof ConnectionSaved>;

export const ConnectionRemoved = defineEvent(
  'connection.removed',
  'The connection and its secret are gone; a tombstone follows',
  z.object({ connectionId }),
);
export type ConnectionRemoved = EventOf<typeof ConnectionRemoved>;

export const connections = defineTopic({
  name: 'enrichment.connections.v1',
  summary: 'The connections of a tenant, by tenant and connection',
  partitions: 3,
  compacted: true,
  events: [ConnectionSaved, ConnectionRemoved],
});
