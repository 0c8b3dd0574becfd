import { z } from 'zod';
import { columnName, OutputColumn } from './columns.ts';
import { Company } from './company.ts';
import { MinimumConfidence } from './confidence.ts';
import { FieldMapping } from './mapping.ts';
import { Projection } from './projection.ts';

/** All profiles, or the members of one segment at the start of the run. */
export const DataSet = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all-profiles') }),
  z.strictObject({ kind: z.literal('segment'), segmentId: z.string().min(1).max(100) }),
]);
export type DataSet = z.infer<typeof DataSet>;

/** The three things a provider is asked with, named as consents name them. */
export const sendableFields = ['name', 'website', 'location'] as const;
export type SendableField = (typeof sendableFields)[number];

export const SecondOpinion = z.enum(['off', 'show', 'gate']);
export type SecondOpinion = z.infer<typeof SecondOpinion>;

export const Duplicates = z.enum(['ask-each', 'share-answer']);
export type Duplicates = z.infer<typeof Duplicates>;

export const EnrichmentDefinition = z.object({
  enrichmentId: z.uuid(),
  version: z.int().positive().describe('Rises with every change of the definition'),
  name: z.string().min(1).max(100),
  connectionId: z.uuid(),
  dataSet: DataSet,
  mapping: FieldMapping,
  minimumConfidence: MinimumConfidence,
  keptFields: z.array(Company.keyof()).min(1).optional().describe('Company fields to keep; absent: all that come back'),
  columns: z
    .array(OutputColumn)
    .min(1)
    .max(100)
    .optional()
    .describe('Names and types of kept fields in the output table; fields that are not named here keep their own'),
  projections: z
    .array(Projection)
    .min(1)
    .max(100)
    .optional()
    .describe('What of the row is seen in fields of the profile view; the profile itself never changes'),
  outputTable: columnName,
  freshForDays: z
    .int()
    .min(0)
    .max(730)
    .describe('How long an answer is used again instead of asking; 0 asks every time'),
  secondOpinion: SecondOpinion.optional().describe(
    'Whether answers are held against what was asked: not at all, to be shown, or so that those in conflict end not-matched; absent: off',
  ),
  review: z
    .strictObject({
      from: MinimumConfidence.describe('Matches at this confidence or above, but below the minimum, wait for a person'),
    })
    .optional()
    .describe(
      'Whether doubtful matches wait for a person, those that our second opinion contradicts or doubts too; absent: no',
    ),
  runBudget: z
    .int()
    .positive()
    .max(1_000_000_000)
    .optional()
    .describe('Most credits that one run may spend, one a record; absent: no limit of its own'),
  duplicates: Duplicates.optional().describe(
    'Whether profiles that are one company are asked about one by one, or once for all of them, who then share the answer; absent: ask-each',
  ),
  targetPrecision: z
    .number()
    .min(0.8)
    .max(0.995)
    .optional()
    .describe(
      'How often our own judgement has to be right where it decides: 0.99 is 99 times in 100. Absent: 0.99 to share an answer, and to refuse one as likely as not to be wrong',
    ),
  whenNotMatched: z.enum(['retract', 'keep']).describe('What a definite "not found" does to an earlier row'),
});
export type EnrichmentDefinition = z.infer<typeof EnrichmentDefinition>;
