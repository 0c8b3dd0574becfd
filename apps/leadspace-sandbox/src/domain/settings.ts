import { z } from 'zod';
import { levels } from './reference-company.ts';

const share = z.number().min(0).max(1);
const ms = z.int().min(0).max(600_000);

/** The switches. They hold from the next call on; a bulk keeps those it was accepted under. */
export const Settings = z.strictObject({
  version: z.enum(['v3', 'v4']).describe('Names of the fields in a response'),
  missing: z
    .enum(['absent', 'null', 'empty-string', 'empty-array', 'mixed'])
    .describe('What stands where a value is not known'),
  numbersAsStrings: z.boolean(),
  extraKeys: z.boolean().describe('Keys that no page documents'),
  intent: z.enum(['absent', 'array', 'object']).describe('Form of the intent field, which says: none'),
  confidenceLabels: z
    .partialRecord(z.enum(levels), z.string().min(1))
    .describe('Names that a customer gave to the levels'),
  minimumConfidence: z.enum(levels).describe('Matches below are Not Enriched'),
  shuffle: z.boolean().describe('Results in another order than they were asked for'),
  missingRecords: share.describe('Share of the records of a bulk of which nothing comes back'),
  internalErrors: share.describe('Share of the records of a bulk that fail with code 1100'),
  invalidInputs: share.describe('Share of the records of a bulk that fail with code 1200'),
  records: z
    .record(z.string(), z.enum(['missing', '1100', '1200']))
    .describe('What becomes of single records of a bulk, by external_id'),
  codeAt: z.enum(['error', 'errors', 'record', 'data']).describe('Where the code of a failed record stands'),
  statusWords: z.enum(['success-failure', 'by-code']),
  errorBody: z.enum(['envelope', 'empty', 'html']).describe('Body of a failed call, where it has one'),
  latencyMs: ms.describe('Every reply comes that much later'),
  pollsUntilDone: z.int().min(0).max(1_000).describe('How many polls of a bulk are answered with 204'),
  processingMs: ms.describe('A bulk is done after this time also when nobody polls'),
  callbacks: z.int().min(0).max(5).describe('How often the callback of a bulk is sent'),
  callsPerSecond: z.int().min(1).max(1_000_000).describe('For each token; authorization does not count'),
  pollsCount: z.boolean().describe('Whether a poll counts towards the rate'),
  tokenLifetimeSeconds: z.int().min(1).describe('Of tokens issued by OAuth from now on'),
  expiredTokens: z.array(z.string()).describe('Tokens that are refused though they were issued'),
});
export type Settings = z.infer<typeof Settings>;

export const defaultSettings: Settings = {
  version: 'v4',
  missing: 'absent',
  numbersAsStrings: false,
  extraKeys: false,
  intent: 'absent',
  confidenceLabels: {},
  minimumConfidence: 'VERY LOW',
  shuffle: false,
  missingRecords: 0,
  internalErrors: 0,
  invalidInputs: 0,
  records: {},
  codeAt: 'error',
  statusWords: 'success-failure',
  errorBody: 'envelope',
  latencyMs: 0,
  pollsUntilDone: 1,
  processingMs: 1_000,
  callbacks: 1,
  callsPerSecond: 30,
  pollsCount: true,
  tokenLifetimeSeconds: 86_400,
  expiredTokens: [],
};

/** A change of some settings; the others stay as they are. */
export const SettingsChange = Settings.partial().extend({
  credits: z.int().min(0).optional().describe('Credits left of every program'),
});
