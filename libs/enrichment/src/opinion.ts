import { z } from 'zod';

export const Comparison = z.enum(['agrees', 'partly agrees', 'disagrees', 'not given']);
export type Comparison = z.infer<typeof Comparison>;

/** What we make of an answer ourselves, beside the provider's confidence: the answer held against what was asked. */
export const Opinion = z.object({
  confidence: z.number().min(0).max(1).describe('How likely it is that the company is the one that was asked for'),
  asLearned: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe(
      'The confidence before recorded decisions shifted it: what further decisions are recorded with; absent: the same',
    ),
  name: Comparison,
  website: Comparison,
  place: Comparison,
  isConflict: z
    .boolean()
    .describe(
      'It is less likely than it has to be (one half, or what the target precision asks), and the website or the place contradicts',
    ),
});
export type Opinion = z.infer<typeof Opinion>;

/** Whose answer it is, where profiles that are one company were asked about once, and why they are taken for one. */
export const SharedWith = z.object({
  profileId: z.string().min(1).describe('The profile that was asked about'),
  confidence: z.number().min(0).max(1).describe('How likely it is that both profiles are one company'),
  name: Comparison,
  website: Comparison,
  place: Comparison,
});
export type SharedWith = z.infer<typeof SharedWith>;
