import { z } from 'zod';
import { defineEvent, defineTopic, type EventOf } from '../define.ts';

const scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('profile'), profileId: z.string() }),
  z.object({ kind: z.literal('connection'), connectionId: z.uuid() }),
  z.object({ kind: z.literal('tenant') }),
]);

export const ErasureRequested = defineEvent(
  'erasure.requested',
  'Everything derived from the scope is to be erased from every store',
  z.object({ erasureId: z.uuid(), scope }),
);
export type ErasureRequested = EventOf<typeof ErasureRequested>;

export const ErasureCompleted = defineEvent(
  'erasure.completed',
  'One store has erased what it held',
  z.object({ erasureId: z.uuid(), store: z.string(), erased: z.int().nonnegative() }),
);
export type ErasureCompleted = EventOf<typeof ErasureCompleted>;

export const erasures = defineTopic({
  name: 'enrichment.erasures.v1',
  summary: 'Requests to erase, and what each store erased, by tenant and erasure',
  partitions: 3,
  compacted: false,
  events: [ErasureRequested, ErasureCompleted],
});
