import { z } from 'zod';
import { Company } from './company.ts';
import { CompanyInput } from './company-input.ts';
import { Confidence } from './confidence.ts';
import { Opinion, SharedWith } from './opinion.ts';
import { failedReasons, notAttemptedReasons, notEligibleReasons } from './outcome.ts';

const asked = {
  profileId: z.string().min(1),
  askedAt: z.iso
    .datetime()
    .describe('When the provider gave this answer; earlier than the run when it was still fresh'),
  cached: z.boolean(),
  sharedWith: SharedWith.optional().describe('The answer is that of another profile, which is the same company'),
};

/** What the provider said of one profile, or why it was not asked. What it means for the run is decided by results. */
export const Answer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('company'),
    ...asked,
    company: Company,
    confidence: Confidence,
    confidenceLabel: z.string().optional().describe("The provider's own word for its confidence"),
    asked: CompanyInput.optional().describe('What was asked, where the enrichment has doubtful matches reviewed'),
    opinion: Opinion.optional().describe('Where the enrichment asks for a second opinion'),
  }),
  z.object({ kind: z.literal('no-company'), ...asked }),
  z.object({
    kind: z.literal('none'),
    profileId: z.string().min(1),
    because: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('not-eligible'), reason: z.enum(notEligibleReasons) }),
      z.object({ outcome: z.literal('not-attempted'), reason: z.enum(notAttemptedReasons) }),
      z.object({ outcome: z.literal('failed'), reason: z.enum(failedReasons) }),
    ]),
  }),
]);
export type Answer = z.infer<typeof Answer>;
