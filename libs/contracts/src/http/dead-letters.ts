import { z } from 'zod';
import { administrators, defineRoute, limitOf, pageOf } from './define.ts';

export const DeadLetter = z.object({
  id: z.string().describe('Says where it lies: `<topic>~<offset>`'),
  topic: z.string().describe('The topic it could not be handled on'),
  key: z.string(),
  code: z.string(),
  errorClass: z.string(),
  reason: z.string().describe('Where it is wrong; never what it says'),
  attempts: z.int().nonnegative(),
  at: z.iso.datetime(),
  bytes: z.int().nonnegative(),
});

const letterParams = z.object({ id: z.string().min(1).max(500) });

/** The same in every service: what its consumer group had to put aside. */
export const deadLetterRoutes = {
  listDeadLetters: defineRoute({
    name: 'listDeadLetters',
    method: 'GET',
    path: '/dead-letters',
    summary: 'Messages that this service had to put aside, newest first',
    roles: administrators,
    parts: {
      query: z.strictObject({
        topic: z.string().max(200).optional(),
        after: z.string().max(500).optional(),
        limit: limitOf(500, 50),
      }),
      response: pageOf(DeadLetter),
    },
  }),
  showDeadLetter: defineRoute({
    name: 'showDeadLetter',
    method: 'GET',
    path: '/dead-letters/:id',
    summary: 'One of them, as it came',
    roles: administrators,
    parts: {
      params: letterParams,
      response: DeadLetter.extend({ headers: z.record(z.string(), z.string()), value: z.string() }),
    },
    problems: { 'dead-letter/erased': 410 },
  }),
  replayDeadLetter: defineRoute({
    name: 'replayDeadLetter',
    method: 'POST',
    path: '/dead-letters/:id/replay',
    summary: 'Have it handled once more by this service; handling it twice is harmless',
    roles: administrators,
    status: 202,
    parts: { params: letterParams, response: z.object({ topic: z.string(), key: z.string() }) },
    problems: { 'dead-letter/erased': 410 },
  }),
};
