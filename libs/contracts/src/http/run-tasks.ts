import { z } from 'zod';
import { defineRoute, everyone } from './define.ts';

const whole = z.int().nonnegative();

export const RunTask = z.object({
  name: z.enum(['sourcing', 'matching', 'results']),
  status: z.enum([
    'Not started',
    'Refreshing',
    'Successful',
    'Completed with warnings',
    'Canceled',
    'Failed (permanent)',
  ]),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  seconds: z.number().nullable(),
  counts: z.record(z.string(), whole),
  warnings: z.array(z.object({ code: z.string(), profiles: whole, sentence: z.string() })),
});

/** What a run consists of. */
export const runTaskRoutes = {
  listRunTasks: defineRoute({
    name: 'listRunTasks',
    method: 'GET',
    path: '/runs/:runId/tasks',
    summary: 'The steps of a run: sourcing, matching, results, each with its start, end, counts and warnings',
    roles: everyone,
    parts: { params: z.object({ runId: z.uuid() }), response: z.object({ items: z.array(RunTask) }) },
  }),
};
