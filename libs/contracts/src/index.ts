export { asyncApi, eventSchema } from './asyncapi.ts';
export { catalog } from './catalog.ts';
export { ConfigurationFile, configurationSchema, FiledEnrichment, FiledSegment } from './configuration-file.ts';
export { defineEvent, defineTopic, envelope, occurred, occurredUnchecked, outgoing, tombstone } from './define.ts';
export type {
  Envelope,
  EventContract,
  EventOf,
  EventsOf,
  Occurrence,
  OutgoingMessage,
  TopicContract,
} from './define.ts';
export { ConnectionRemoved, connections, ConnectionSaved } from './events/connections.ts';
export { ConsentExpired, ConsentGranted, consents, ConsentWithdrawn } from './events/consents.ts';
export {
  EnrichedProfileRetracted,
  enrichedProfiles,
  EnrichedProfileUpdated,
  retractionReasons,
} from './events/enriched-profiles.ts';
export { EnrichmentDeleted, enrichments, EnrichmentSaved } from './events/enrichments.ts';
export {
  ErasureAcknowledged,
  ErasureCompleted,
  ErasureRequested,
  erasures,
  maxErasedProfiles,
} from './events/erasures.ts';
// A model that domains share, and part of these contracts.
export { erasureStores } from '@firmograph/enrichment';
export type { ErasureScope, ErasureStore } from '@firmograph/enrichment';
export {
  batchHeaders,
  matchAnswers,
  maxBatchProfiles,
  ProfileBatchAnswered,
  profileBatches,
  ProfileBatchSourced,
} from './events/profile-batches.ts';
export type { BatchHeaders } from './events/profile-batches.ts';
export {
  CompanyProfileDeleted,
  companyProfiles,
  CompanyProfileUpserted,
  ProfileChanged,
  ProfileDeleted,
  profileFields,
  profiles,
} from './events/profiles.ts';
export {
  blockReasons,
  RunBlocked,
  RunCanceled,
  RunCancelRequested,
  RunCompleted,
  RunFailed,
  RunPaused,
  runModes,
  RunPlan,
  RunRequested,
  RunResumed,
  runs,
  RunSettled,
  RunSourced,
  RunStrayed,
  runTriggers,
} from './events/runs.ts';
export {
  FieldRef,
  Segment,
  SegmentDeleted,
  SegmentReads,
  SegmentRefreshed,
  SegmentRule,
  segments,
  SegmentSaved,
  SetStep,
} from './events/segments.ts';
export { scopeMeanings, scopeOf, scopes } from './http/access.ts';
export type { NeededScope, Scope } from './http/access.ts';
export { auditRoutes } from './http/audit.ts';
export { addressOf, answerOf } from './http/call.ts';
export type { Addressed, AnswerOf, CallOf } from './http/call.ts';
export { configurationRoutes } from './http/configuration.ts';
export { ConnectionAccess } from './http/connection-access.ts';
export { ConsentReceipt } from './http/consent-receipt.ts';
export { Connection, ConnectionName, Consent, Credential, Notice } from './http/connections.ts';
export { Enrichment } from './http/enrichments.ts';
export { EncryptionKeys } from './http/encryption.ts';
export { ApiKey, Introspection, keyRoutes } from './http/keys.ts';
export { Erasure, ErasureSubject } from './http/erasures.ts';
export { Delivery, notificationKinds, Subscription } from './http/notifications.ts';
export { RunTask } from './http/run-tasks.ts';
export { Schedule } from './http/schedules.ts';
export { Permit, Run, runStates, runStatuses } from './http/runs.ts';
export { ExportRun } from './http/export-runs.ts';
export { ExportTarget } from './http/export-targets.ts';
export type { ExportPlaceWithSecret } from './http/export-targets.ts';
export { Export, ExportDraft } from './http/exports.ts';
export { DeadLetter, deadLetterRoutes } from './http/dead-letters.ts';
export {
  administrators,
  defineRoute,
  editors,
  Etag,
  everyone,
  limitOf,
  maxKeyLength,
  pageOf,
  Paging,
  personalRoles,
  Problem,
  roles,
} from './http/define.ts';
export type {
  AuditRule,
  InputOf,
  Method,
  OutputOf,
  Role,
  RouteContract,
  RouteParts,
  StreamedBody,
} from './http/define.ts';
export { openApi } from './http/openapi.ts';
export type { ApiDescription } from './http/openapi.ts';
export { generalProblems, messageFaults, problemsOf } from './http/problems.ts';
export type { GeneralProblem, ListedProblem } from './http/problems.ts';
export { apis } from './http/apis.ts';
export { callStates, LedgerEntry } from './http/ledger-entry.ts';
export { matchingRoutes } from './http/matching.ts';
export { ProfileOutcome, resultsRoutes, RunProgress } from './http/results.ts';
export { Row, rowRoutes, sortFields } from './http/rows.ts';
export type { SortField } from './http/rows.ts';
export { Budget, Forecast, Reconciliation, UsageOfPeriod } from './http/spend.ts';
export { measureFunctions, MeasureQuestion } from './http/measures.ts';
export { Profile } from './http/profile.ts';
export { SegmentCount, SegmentUser } from './http/segments.ts';
export { ImportReport, sourcingRoutes } from './http/sourcing.ts';
export { canonicalJson } from './audit/canonical.ts';
export { chained, emptyChain, hashAfter } from './audit/chain.ts';
export type { ChainHead } from './audit/chain.ts';
export {
  AuditCheckpoint,
  AuditKey,
  auditKeyFrom,
  auditKeyFromDer,
  CheckpointSigner,
  isGenuine,
} from './audit/checkpoint.ts';
export {
  AuditedChange,
  AuditEntry,
  auditPhases,
  AuditRecord,
  auditResults,
  nobodysChain,
  systemActor,
} from './audit/entry.ts';
export type { AuditDraft } from './audit/entry.ts';
export { ChainVerifier } from './audit/verify-chain.ts';
export type { AuditEvidence, AuditFault, AuditReport } from './audit/verify-chain.ts';
