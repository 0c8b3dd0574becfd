import { Company, CompanyInput, Confidence, Opinion, reviewReasons } from '@firmograph/enrichment';
import { z } from 'zod';
import { defineRoute, editors, everyone, pageOf, Paging } from './define.ts';
import { Row, rowParams } from './rows.ts';

const states = ['waiting', 'accepted', 'rejected'] as const;

const Review = z.object({
  profileId: z.string(),
  runId: z.uuid().describe('The run that brought the answer'),
  state: z.enum(states),
  why: z
    .enum(reviewReasons)
    .describe('The provider is less sure than the minimum; our own judgement contradicts; or it doubts'),
  asked: CompanyInput.nullable().describe('What was asked; null on answers from before it was told'),
  company: Company.describe('What came back, as far as it would be kept'),
  confidence: Confidence,
  opinion: Opinion.nullable(),
  askedAt: z.iso.datetime(),
  since: z.iso.datetime(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  row: Row.nullable().optional().describe('What the output table says of the profile now; in lists only'),
});

const decided = {
  roles: editors,
  problems: { 'review/decided': 409, 'review/outdated': 409 },
} as const;

export const reviewRoutes = {
  listReviews: defineRoute({
    name: 'listReviews',
    method: 'GET',
    path: '/enrichments/:enrichmentId/reviews',
    summary: 'Doubtful matches that wait for a person, or were decided: what was asked beside what came back',
    roles: everyone,
    parts: {
      params: z.object({ enrichmentId: z.uuid() }),
      query: Paging.extend({ state: z.enum(states).default('waiting'), why: z.enum(reviewReasons).optional() }),
      response: pageOf(Review),
    },
  }),
  decideReview: defineRoute({
    ...decided,
    name: 'decideReview',
    method: 'POST',
    path: '/enrichments/:enrichmentId/reviews/:profileId/decision',
    summary:
      'Accept a doubtful match, which writes the row, or reject it; later runs remember it for the same question and company',
    audit: { body: ['verdict'], answer: ['state', 'runId'] },
    parts: {
      params: rowParams,
      body: z.strictObject({ verdict: z.enum(['accepted', 'rejected']) }),
      response: Review,
    },
  }),
  takeBackReview: defineRoute({
    ...decided,
    name: 'takeBackReview',
    method: 'DELETE',
    path: '/enrichments/:enrichmentId/reviews/:profileId/decision',
    summary: 'Take a decision back: the match waits again, and the row says what it said before',
    audit: { answer: ['state', 'runId'] },
    parts: { params: rowParams, response: Review },
  }),
};
