import { CompanyInput, DataSet, FieldMapping } from '@firmograph/enrichment';
import { z } from 'zod';
import { profileFields } from '../events/profiles.ts';
import { exportRunRoutes } from './export-runs.ts';
import { exportTargetRoutes } from './export-targets.ts';
import { exportRoutes } from './exports.ts';
import { administrators, defineRoute, editors, everyone, pageOf, Paging } from './define.ts';
import { measureRoutes } from './measures.ts';
import { Profile } from './profile.ts';
import { segmentRoutes } from './segments.ts';

const profileParams = z.object({ profileId: z.string().min(1).max(200) });
const whole = z.int().nonnegative();

export const ImportReport = z.object({
  importId: z.string(),
  rows: whole.describe('Rows read; stored + superseded + rejected'),
  stored: whole.describe('Profiles that are new, changed or as they were'),
  superseded: whole.describe('Rows whose id came again later in the same upload'),
  rejected: whole,
  rejections: z
    .array(z.object({ row: z.int().positive(), field: z.string().optional(), reason: z.string() }))
    .max(1000)
    .describe('The first 1,000, by row number; the header is row 1'),
});

export const sourcingRoutes = {
  importProfiles: defineRoute({
    name: 'importProfiles',
    method: 'POST',
    path: '/profiles/import',
    summary: 'Upsert profiles from a CSV, NDJSON or JSON upload of any size; a bad row never stops the rest',
    roles: editors,
    scope: 'run',
    audit: { answer: ['importId', 'rows', 'stored', 'superseded', 'rejected'] },
    parts: {
      query: z.strictObject({
        idField: z.string().min(1).max(200).describe('The field that holds the profile id'),
        importId: z
          .string()
          .regex(/^[\w-]{1,100}$/)
          .optional()
          .describe('Names the upload; the same upload sent again under the same name changes nothing'),
        delimiter: z.string().length(1).optional().describe('CSV only; guessed when absent'),
      }),
      body: { stream: ['text/csv', 'application/x-ndjson', 'application/json'] },
      response: ImportReport,
    },
    problems: {
      'import/unreadable': 422,
      'import/id-field-missing': 422,
      'import/too-many-fields': 422,
      'import/broken-off': 409,
    },
  }),
  listProfiles: defineRoute({
    name: 'listProfiles',
    method: 'GET',
    path: '/profiles',
    summary: 'Profiles in id order',
    roles: everyone,
    parts: { query: Paging.extend({ segmentId: z.string().optional() }), response: pageOf(Profile) },
  }),
  getProfile: defineRoute({
    name: 'getProfile',
    method: 'GET',
    path: '/profiles/:profileId',
    summary: 'One profile',
    roles: everyone,
    parts: { params: profileParams, response: Profile },
  }),
  saveProfile: defineRoute({
    name: 'saveProfile',
    method: 'PUT',
    path: '/profiles/:profileId',
    summary: 'Upsert one profile: all its fields',
    roles: editors,
    scope: 'run',
    parts: { params: profileParams, body: z.strictObject({ fields: profileFields }), response: Profile },
    problems: {
      'profile/no-id': 409,
      'profile/id-too-long': 409,
      'profile/bad-text': 409,
      'profile/too-many-fields': 409,
      'profile/no-field-name': 409,
      'profile/bad-field-name': 409,
      'profile/name-too-long': 409,
      'profile/names-too-long': 409,
      'profile/value-too-long': 409,
    },
  }),
  deleteProfile: defineRoute({
    name: 'deleteProfile',
    method: 'DELETE',
    path: '/profiles/:profileId',
    summary: 'Delete one profile; a run under way no longer asks about it',
    roles: administrators,
    scope: 'run',
    status: 204,
    parts: { params: profileParams },
  }),
  guessMapping: defineRoute({
    name: 'guessMapping',
    method: 'POST',
    path: '/mapping/guess',
    summary: 'Which fields probably say what, told from their names and from what the first profiles hold',
    roles: editors,
    scope: 'read',
    audit: { onlyRefused: true },
    parts: {
      body: z.strictObject({ dataSet: DataSet }),
      response: z.object({
        mapping: FieldMapping.nullable().describe('Null: no field could be the name'),
        fields: z.array(
          z.object({
            role: z.string(),
            field: z.string(),
            by: z.enum(['header', 'values']),
            confidence: z.enum(['sure', 'likely']).describe('likely: have a look at it'),
          }),
        ),
        examined: whole,
      }),
    },
  }),
  previewMapping: defineRoute({
    name: 'previewMapping',
    method: 'POST',
    path: '/mapping/preview',
    summary: 'What would be sent: samples, and how many profiles can be sent at all',
    roles: editors,
    scope: 'read',
    audit: { onlyRefused: true },
    parts: {
      body: z.strictObject({
        dataSet: DataSet,
        mapping: FieldMapping,
        samples: z
          .int()
          .min(1)
          .max(1000)
          .default(3)
          .describe('Up to 20 the first ones; more are spread over the data set'),
      }),
      response: z.object({
        profiles: whole,
        examined: whole.describe('Profiles whose eligibility was looked at; the first 100,000'),
        sendable: whole,
        notSendable: z.record(z.string(), whole).describe('By reason'),
        unknownFields: z
          .array(z.string())
          .describe('Mapped fields that none of the examined profiles has: check their names'),
        samples: z.array(z.object({ profileId: z.string(), input: CompanyInput })),
      }),
    },
  }),
  ...exportTargetRoutes,
  ...exportRoutes,
  ...exportRunRoutes,
  ...segmentRoutes,
  ...measureRoutes,
};
