import { z } from 'zod';
import { profileFields } from '../events/profiles.ts';

export const Profile = z.object({
  profileId: z.string(),
  fields: profileFields,
  importId: z.string().nullable().describe('The upload it last came with; segments see it as the field $import'),
  sequence: z.int().positive(),
  changedAt: z.iso.datetime(),
});
