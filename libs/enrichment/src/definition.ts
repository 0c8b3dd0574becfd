import { z } from 'zod';
import { Company } from './company.ts';
import { MinimumConfidence } from './confidence.ts';

const field = z.string().min(1).max(200).describe('A field of the profiles');

/** Which profile fields say which company it is: its name, and at most its website and its location. */
export const FieldMapping = z.strictObject({
  name: field,
  website: field.optional(),
  location: z
    .strictObject({
      country: field.optional(),
      state: field.optional(),
      city: field.optional(),
      street: field.optional(),
      postalCode: field.optional(),
    })
    .optional(),
});
export type FieldMapping = z.infer<typeof FieldMapping>;

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
  outputTable: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_]{0,62}$/)
    .describe('Letters, digits and underscores, a letter first'),
  freshForDays: z
    .int()
    .min(0)
    .max(730)
    .describe('How long an answer is used again instead of asking; 0 asks every time'),
  secondOpinion: SecondOpinion.optional().describe(
    'Whether answers are held against what was asked: not at all, to be shown, or so that those in conflict end not-matched; absent: off',
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
