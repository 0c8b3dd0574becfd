export { Answer } from './answer.ts';
export { columnName, columnsOf, columnTypes, OutputColumn, typesOf, valueIn } from './columns.ts';
export type { Column, ColumnType } from './columns.ts';
export { CompanyInput } from './company-input.ts';
export { Address, Company, companyFields, departments } from './company.ts';
export type { CompanyField } from './company.ts';
export { Confidence, confidenceOf, confidences, MinimumConfidence, reaches } from './confidence.ts';
export { DataSet, Duplicates, EnrichmentDefinition, SecondOpinion, sendableFields } from './definition.ts';
export type { SendableField } from './definition.ts';
export { DependencyGraph } from './dependencies.ts';
export type { Dependency, Reading } from './dependencies.ts';
export { decideOutcome, reviewReasons } from './decide-outcome.ts';
export type { Decision, Match, Policy, ReviewReason, RowContent, Verdict, WaitingMatch } from './decide-outcome.ts';
export { diffCompanies } from './diff-companies.ts';
export { ExportPlace, folderPlace, s3Place, sftpPlace } from './exports/export-place.ts';
export { ExportField, ExportFormat, ExportSchedule, ExportSource } from './exports/export-shape.ts';
export { exportStatuses, type ExportStatus } from './exports/export-status.ts';
export { EnrichedFieldRef, enrichedFields, enrichedFieldType } from './enriched-field.ts';
export type { EnrichedFieldType } from './enriched-field.ts';
export { ErasureScope, erasureStores, pseudonym } from './erasure.ts';
export type { ErasureStore } from './erasure.ts';
export { fieldSetOf, fieldsIn, filledIn, positionOf } from './field-set.ts';
export type { FieldSet } from './field-set.ts';
export { keptOf } from './kept-company.ts';
export { FieldMapping, fieldsOf, fieldsRead, locationParts, MappedFrom } from './mapping.ts';
export { outputFaults } from './output-faults.ts';
export type { OutputFault } from './output-faults.ts';
export { projected, Projection, textAt, writePolicies } from './projection.ts';
export type { ProfileState, ProjectedProfile, RowState } from './projection.ts';
export { Comparison, Opinion, SharedWith } from './opinion.ts';
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
export { codeOf, outcomeOf, outcomeReasons, tallyOf } from './tally.ts';
export type { Counted, Tally } from './tally.ts';
export { searchedAs, searchedFigures, searchedTexts, searchKeysOf } from './search-keys.ts';
export type { SearchedFigure, SearchedText, SearchKeys } from './search-keys.ts';
export { faultsIn, locatedConditions } from './segments/check-formula.ts';
export type { FormulaFault, LocatedCondition } from './segments/check-formula.ts';
export { evaluate, textPattern, valuesOf, yearStart } from './segments/evaluate-expression.ts';
export type { Asked, EvaluatedProfile, EvaluatedRow } from './segments/evaluate-expression.ts';
export {
  conditionsIn,
  enrichmentsIn,
  expressionOf,
  membershipsIn,
  nobody,
  ofRule,
  readsOf,
} from './segments/expression.ts';
export type { Expression, Lookup } from './segments/expression.ts';
export { FieldRef, fieldType } from './segments/field-ref.ts';
export { datePattern, numberPattern, readDate, readNumber } from './segments/read-values.ts';
export { deepestRule, SegmentRule, setOperations, SetStep } from './segments/segment-rule.ts';
export type { FieldCondition, SegmentCondition, SegmentFormula } from './segments/segment-rule.ts';
