import { z } from 'zod';
import { defineRoute, everyone } from './define.ts';

const dependency = z.object({
  kind: z.enum(['enrichment', 'segment', 'measure', 'export']),
  id: z.string(),
  name: z.string(),
});

export const dependencyRoutes = {
  getDependencies: defineRoute({
    name: 'getDependencies',
    method: 'GET',
    path: '/enrichments/:enrichmentId/dependencies',
    summary: 'What an enrichment reads, what uses it, and whether it feeds itself',
    roles: everyone,
    parts: {
      params: z.object({ enrichmentId: z.uuid() }),
      response: z.object({
        reads: z.array(dependency),
        usedBy: z
          .array(dependency.extend({ direct: z.boolean().describe('It reads the output itself, not over others') }))
          .describe('Nearest first'),
        cycle: z.array(dependency).nullable().describe('From the enrichment back to itself; null: there is none'),
      }),
    },
  }),
};
