import { z } from 'zod';

/** Who keeps something that can be erased. */
export const erasureStores = ['configuration', 'sourcing', 'matching', 'results'] as const;
export type ErasureStore = (typeof erasureStores)[number];

/** Of whoever was erased. */
export const pseudonym = z
  .string()
  .regex(/^[\w-]{22}$/)
  .describe(
    "Keyed hash under the tenant's erasure key: tells whether an id is the one that was erased, and nothing else",
  );

/** What is erased. Nothing here says what it is about to whoever does not know it already: the topic is kept for ever. */
export const ErasureScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('profile'), profile: pseudonym }),
  z.object({ kind: z.literal('company'), companies: z.array(pseudonym).min(1).max(4) }),
  z.object({ kind: z.literal('connection'), connectionId: z.uuid() }),
  z.object({ kind: z.literal('tenant'), profiles: z.boolean().describe('The profiles themselves, too') }),
]);
export type ErasureScope = z.infer<typeof ErasureScope>;
