export { Answer } from './answer.ts';
export { CompanyInput } from './company-input.ts';
export { Address, Company, companyFields, departments } from './company.ts';
export type { CompanyField } from './company.ts';
export { Confidence, confidenceOf, confidences, MinimumConfidence, reaches } from './confidence.ts';
export { DataSet, EnrichmentDefinition, FieldMapping, sendableFields } from './definition.ts';
export type { SendableField } from './definition.ts';
export {
  failedReasons,
  noOutcomes,
  notAttemptedReasons,
  notEligibleReasons,
  notMatchedReasons,
  Outcome,
  OutcomeCounts,
  outcomeNames,
  sumOf,
} from './outcome.ts';
export type { OutcomeName } from './outcome.ts';
