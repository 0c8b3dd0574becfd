import { z } from 'zod';

const part = z.string().min(1).max(1000).optional();

/** What a profile says of its company, mapped and cleaned: all that may leave for the provider. */
export const CompanyInput = z.object({
  name: part,
  website: part,
  location: z.object({ country: part, state: part, city: part, street: part, postalCode: part }).optional(),
});
export type CompanyInput = z.infer<typeof CompanyInput>;
