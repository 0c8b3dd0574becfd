import { z } from 'zod';

export const Comparison = z.enum(['agrees', 'partly agrees', 'disagrees', 'not given']);
export type Comparison = z.infer<typeof Comparison>;

/** What we make of an answer ourselves, beside the provider's confidence: the answer held against what was asked. */
export const Opinion = z.object({
  confidence: z.number().min(0).max(1).describe('How likely it is that the company is the one that was asked for'),
  name: Comparison,
  website: Comparison,
  place: Comparison,
  isConflict: z.boolean().describe('It is more likely another company, and the website or the place contradicts'),
});
export type Opinion = z.infer<typeof Opinion>;
