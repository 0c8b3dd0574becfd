import { z } from 'zod';
import { defineRoute, editors } from './define.ts';

const whole = z.int().nonnegative();
const share = z.number().min(0).max(1);

const Judgement = z.object({
  decisions: whole.describe('Recorded so far, of which the newest 5,000 count'),
  needed: whole.describe('So many are needed before they shift anything'),
  isRecalibrated: z.boolean(),
  calibration: z.object({ slope: z.number(), offset: z.number() }).describe('Of the log odds: 1 and 0 change nothing'),
  curve: z
    .array(z.object({ from: share.describe('Least confidence'), answers: whole, right: share }))
    .describe('How often answers of a confidence are right'),
  thresholds: z
    .array(z.object({ targetPrecision: share, confidence: share.nullable().describe('Null: out of reach') }))
    .describe('The least confidence from which on answers are right as often as that'),
});

/** What people decided about matches, and what our own judgement makes of it. */
export const matchDecisionRoutes = {
  recordMatchDecision: defineRoute({
    name: 'recordMatchDecision',
    method: 'POST',
    path: '/match-decisions',
    summary: 'A person looked at an answer: it is the right company, or it is not. Said again, the last word counts',
    roles: editors,
    status: 204,
    audit: { body: ['runId', 'verdict'] },
    parts: {
      body: z.strictObject({
        runId: z.uuid(),
        profileId: z.string().min(1).max(1000),
        verdict: z.enum(['accepted', 'rejected']),
        confidence: share.describe(
          'That of the opinion on the answer: `asLearned` where it has one, else `confidence`',
        ),
      }),
    },
    problems: { 'request/not-found': 404 },
  }),
  getMatchJudgement: defineRoute({
    name: 'getMatchJudgement',
    method: 'GET',
    path: '/match-decisions/curve',
    summary: 'The reliability curve in use, and the thresholds that follow from it',
    roles: editors,
    parts: { response: Judgement },
  }),
};
