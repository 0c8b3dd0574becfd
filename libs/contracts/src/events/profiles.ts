import { z } from 'zod';
import { defineEvent, defineTopic, type EventOf } from '../define.ts';

const profileId = z.string().min(1).max(200);

export const ProfileChanged = defineEvent(
  'profile.changed',
  'A profile is new or changed; says which fields, not what they hold',
  z.object({
    profileId,
    fields: z.record(z.string(), z.int().positive()).describe('Each field with the sequence that last changed it'),
  }),
);
export type ProfileChanged = EventOf<typeof ProfileChanged>;

export const ProfileDeleted = defineEvent(
  'profile.deleted',
  'The profile is gone; a tombstone follows',
  z.object({
    profileId,
    erased: z.literal(true).optional().describe('It was erased: its id is not to be kept either'),
  }),
);
export type ProfileDeleted = EventOf<typeof ProfileDeleted>;

export const profiles = defineTopic({
  name: 'enrichment.profiles.v1',
  summary: 'Which profiles there are and what changed in them, by tenant and profile',
  partitions: 6,
  compacted: true,
  events: [ProfileChanged, ProfileDeleted],
});

export const profileFields = z
  .record(z.string().min(1).max(200), z.string().max(20_000))
  .describe('Field name to value; text as it came');

export const CompanyProfileUpserted = defineEvent(
  'company-profile.upserted',
  'An upstream system has a unified company profile: all its fields',
  z.object({ profileId, fields: profileFields }),
);
export type CompanyProfileUpserted = EventOf<typeof CompanyProfileUpserted>;

export const CompanyProfileDeleted = defineEvent(
  'company-profile.deleted',
  'An upstream system no longer has the profile',
  z.object({ profileId }),
);
export type CompanyProfileDeleted = EventOf<typeof CompanyProfileDeleted>;

export const companyProfiles = defineTopic({
  name: 'profiles.company.v1',
  summary: 'Where upstream systems hand in their unified profiles, by tenant and profile',
  partitions: 6,
  compacted: false,
  events: [CompanyProfileUpserted, CompanyProfileDeleted],
});
