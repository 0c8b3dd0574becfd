import { Answer, CompanyInput } from '@firmograph/enrichment';
import { z } from 'zod';
import { defineEvent, defineTopic, type EventOf } from '../define.ts';

/** The provider takes at most this many records in one call. */
export const maxBatchProfiles = 500;

const batch = z.object({ runId: z.uuid(), enrichmentId: z.uuid(), batch: z.int().positive().describe('From 1') });

export const ProfileBatchSourced = defineEvent(
  'profile-batch.sourced',
  'Profiles of the frozen data set, mapped: the fields that may identify a company, and no others',
  batch.extend({
    profiles: z
      .array(z.object({ profileId: z.string().min(1).max(200), input: CompanyInput }))
      .min(1)
      .max(maxBatchProfiles),
  }),
);
export type ProfileBatchSourced = EventOf<typeof ProfileBatchSourced>;

export const profileBatches = defineTopic({
  name: 'enrichment.profile-batches.v1',
  summary: 'The numbered batches of a run, by tenant, run and batch number',
  partitions: 6,
  compacted: false,
  events: [ProfileBatchSourced],
});

export const ProfileBatchAnswered = defineEvent(
  'profile-batch.answered',
  'One answer for each profile of the part, or why there is none',
  batch.extend({
    definitionVersion: z.int().positive(),
    part: z.int().positive().describe('From 1'),
    parts: z.int().positive(),
    answers: z.array(Answer).min(1).max(maxBatchProfiles),
  }),
);
export type ProfileBatchAnswered = EventOf<typeof ProfileBatchAnswered>;

export const matchAnswers = defineTopic({
  name: 'enrichment.match-answers.v1',
  summary: 'What the provider said, by tenant, run and batch number',
  partitions: 6,
  compacted: false,
  events: [ProfileBatchAnswered],
});

/** What a message of these two topics covers, in its headers: counted even when the message itself cannot be understood. */
export const batchHeaders = z.object({
  run: z.uuid(),
  batch: z.coerce.number().int().positive(),
  part: z.coerce.number().int().positive(),
  parts: z.coerce.number().int().positive(),
  profiles: z.coerce.number().int().positive(),
});
export type BatchHeaders = z.infer<typeof batchHeaders>;
