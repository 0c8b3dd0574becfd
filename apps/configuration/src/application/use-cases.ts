import { AdoptSecrets } from './adopt-secrets.ts';
import { AskPermit } from './ask-permit.ts';
import { AttachConnection } from './attach-connection.ts';
import { BlockConnection } from './block-connection.ts';
import { BlockRuns } from './block-runs.ts';
import { ChangeConnectionAccess } from './change-connection-access.ts';
import { ChangeEnrichment } from './change-enrichment.ts';
import { ChangeSeveral } from './change-several.ts';
import { CheckKeys } from './check-keys.ts';
import { ConnectionRules } from './connection-rules.ts';
import { ConnectionUse } from './connection-use.ts';
import { CountChanges } from './count-changes.ts';
import { CreateKey } from './create-key.ts';
import { DataKeys } from './data-keys.ts';
import { DefineEnrichment } from './define-enrichment.ts';
import { DefinitionRules } from './definition-rules.ts';
import { DeleteEnrichment } from './delete-enrichment.ts';
import { DependencyRules } from './dependency-rules.ts';
import { DeliverNotifications } from './deliver-notifications.ts';
import { EndConsent } from './end-consent.ts';
import { FailStandstill } from './fail-standstill.ts';
import { GrantConsent } from './grant-consent.ts';
import { HearErasure } from './hear-erasure.ts';
import { HearBlock } from './hear-block.ts';
import { HearRunReport } from './hear-run-report.ts';
import { IdempotentRequests } from './idempotent-requests.ts';
import { KeepConnections } from './keep-connections.ts';
import { KeepConsents } from './keep-consents.ts';
import { KeepEnrichments } from './keep-enrichments.ts';
import { KeepKeys } from './keep-keys.ts';
import { KeepSubscriptions } from './keep-subscriptions.ts';
import { Notify } from './notify.ts';
import { KeepSchedules } from './keep-schedules.ts';
import { ScheduledRuns } from './scheduled-runs.ts';
import { KeepErasures } from './keep-erasures.ts';
import { PermitAftermath } from './permit-aftermath.ts';
import { PermitRecords } from './permit-records.ts';
import { ReadConnections } from './read-connections.ts';
import { ReadConsents } from './read-consents.ts';
import { ReadEncryption } from './read-encryption.ts';
import { ReadEnrichmentTypes } from './read-enrichment-types.ts';
import { ReadEnrichments } from './read-enrichments.ts';
import { ReadKeys } from './read-keys.ts';
import { ReadErasures } from './read-erasures.ts';
import { RepeatRules } from './repeat-rules.ts';
import { RequestErasure } from './request-erasure.ts';
import { ReadMyEnrichments } from './read-my-enrichments.ts';
import { ReadReceipt } from './read-receipt.ts';
import { ReadSchedule } from './read-schedule.ts';
import { ReadRuns } from './read-runs.ts';
import { RecheckConnection } from './recheck-connection.ts';
import { RecogniseKey } from './recognise-key.ts';
import { RecordedRun } from './recorded-run.ts';
import { RemoveConnection } from './remove-connection.ts';
import { ReplaceCredential } from './replace-credential.ts';
import { RequestRun } from './request-run.ts';
import { RequestRuns } from './request-runs.ts';
import { ResealSecrets } from './reseal-secrets.ts';
import { ResumeConnection } from './resume-connection.ts';
import { RevokeKey } from './revoke-key.ts';
import { RotateDataKey } from './rotate-data-key.ts';
import { RunChanges } from './run-changes.ts';
import { RunRules } from './run-rules.ts';
import { SaveSchedule } from './save-schedule.ts';
import { SaveConnection } from './save-connection.ts';
import { Sealing } from './sealing.ts';
import { SetEnrichmentState } from './set-enrichment-state.ts';
import { StartWaitingRun } from './start-waiting-run.ts';
import { SteerRun } from './steer-run.ts';
import { VerifyConnection } from './verify-connection.ts';
import { WithdrawConsent } from './withdraw-consent.ts';

/** All that the service can do, and the parts that several of these share. */
export const useCases = [
  AdoptSecrets,
  AskPermit,
  AttachConnection,
  BlockConnection,
  BlockRuns,
  ChangeConnectionAccess,
  ChangeEnrichment,
  ChangeSeveral,
  CheckKeys,
  ConnectionRules,
  ConnectionUse,
  CountChanges,
  CreateKey,
  DataKeys,
  DefineEnrichment,
  DefinitionRules,
  DeleteEnrichment,
  DependencyRules,
  DeliverNotifications,
  EndConsent,
  FailStandstill,
  GrantConsent,
  HearBlock,
  HearErasure,
  HearRunReport,
  IdempotentRequests,
  KeepConnections,
  KeepConsents,
  KeepEnrichments,
  KeepKeys,
  KeepSubscriptions,
  Notify,
  KeepSchedules,
  ScheduledRuns,
  KeepErasures,
  PermitAftermath,
  PermitRecords,
  ReadConnections,
  ReadConsents,
  ReadEncryption,
  ReadEnrichmentTypes,
  ReadEnrichments,
  ReadKeys,
  ReadErasures,
  ReadMyEnrichments,
  ReadReceipt,
  ReadSchedule,
  ReadRuns,
  RecheckConnection,
  RecogniseKey,
  RecordedRun,
  RemoveConnection,
  ReplaceCredential,
  RepeatRules,
  RequestErasure,
  RequestRun,
  RequestRuns,
  ResealSecrets,
  ResumeConnection,
  RevokeKey,
  RotateDataKey,
  RunChanges,
  RunRules,
  SaveSchedule,
  SaveConnection,
  Sealing,
  SetEnrichmentState,
  StartWaitingRun,
  SteerRun,
  VerifyConnection,
  WithdrawConsent,
];
