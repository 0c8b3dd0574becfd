import type { Connection, ConnectionName, Consent, EncryptionKeys, Enrichment, Run } from '@firmograph/contracts';
import type { z } from 'zod';
import type { ConnectionInUse } from '../../application/read-connections.ts';
import type { KeysInUse } from '../../application/read-encryption.ts';
import { stateOf, type Connection as ConnectionRecord, type SavedCredential } from '../../domain/connection.ts';
import type { ConsentView } from '../../domain/consent.ts';
import { ageOf } from '../../domain/credential-age.ts';
import { editionOfConnection, editionOfEnrichment } from '../../domain/edition.ts';
import type { Enrichment as EnrichmentState } from '../../domain/enrichment.ts';
import { standardOrder } from '../../domain/run-order.ts';
import { statusOf } from '../../domain/run-status.ts';
import type { Run as RunState } from '../../domain/run.ts';

const instant = (date: Date | null): string | null => date?.toISOString() ?? null;

export function connectionAnswer({ connection, usedBy }: ConnectionInUse): z.input<typeof Connection> {
  const { connectionId, name, credential, createdBy, createdAt, verifiedAt, blockedBecause, pending, previous } =
    connection;
  return {
    connectionId,
    name,
    kind: credential.kind,
    state: stateOf(connection),
    blockedBecause,
    lastFour: credential.lastFour,
    fingerprint: credential.fingerprint,
    createdBy,
    createdAt: createdAt.toISOString(),
    credentialSavedAt: credential.savedAt.toISOString(),
    verifiedAt: instant(verifiedAt),
    ...ageOf(credential, new Date()),
    pending: pending === undefined ? null : pendingAnswer(pending),
    previousUntil: instant(previous?.until ?? null),
    usedBy: [...usedBy],
    etag: editionOfConnection(connection),
  };
}

export function connectionNameAnswer(
  { connectionId, name, credential }: ConnectionRecord,
  mayUse: boolean,
): z.input<typeof ConnectionName> {
  return { connectionId, name, kind: credential.kind, mayUse };
}

function pendingAnswer({ kind, lastFour, fingerprint, savedAt }: SavedCredential) {
  return { kind, lastFour, fingerprint, savedAt: savedAt.toISOString() };
}

export function consentAnswer(connectionId: string, view: ConsentView): z.input<typeof Consent> {
  const { grant, state, version, endedBy, endedAt } = view;
  const isWithdrawn = state === 'withdrawn';
  return {
    consentId: grant.consentId,
    connectionId,
    version,
    state,
    fields: [...grant.fields],
    purpose: 'company-enrichment',
    noticeHash: grant.noticeHash,
    noticeVersion: grant.noticeVersion,
    grantedBy: grant.by,
    grantedAt: grant.at.toISOString(),
    expiresAt: instant(grant.expiresAt),
    withdrawnBy: isWithdrawn ? endedBy : null,
    withdrawnAt: isWithdrawn ? instant(endedAt) : null,
  };
}

export function enrichmentAnswer(enrichment: EnrichmentState): z.input<typeof Enrichment> {
  const { definition, state, createdBy, createdAt, changedAt, lastRun } = enrichment;
  return {
    definition,
    state,
    createdBy,
    createdAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
    lastRunId: lastRun?.runId ?? null,
    etag: editionOfEnrichment(enrichment),
  };
}

export function runAnswer(run: RunState): z.input<typeof Run> {
  const { runId, definition, state, reason, requestedBy, requestedAt, endedAt, profiles, counts } = run;
  const { mode, ofRun, trigger, plan = null, plannedFor = null } = run.order ?? standardOrder;
  return {
    runId,
    enrichmentId: definition.enrichmentId,
    definitionVersion: definition.version,
    state,
    status: statusOf(run),
    reason,
    mode,
    ofRun,
    trigger,
    plan,
    requestedBy,
    requestedAt: requestedAt.toISOString(),
    plannedFor: instant(plannedFor),
    endedAt: instant(endedAt),
    seconds: endedAt === null ? null : (endedAt.getTime() - requestedAt.getTime()) / 1000,
    profiles,
    counts,
  };
}

export function encryptionAnswer({ ring, secrets, older }: KeysInUse): z.input<typeof EncryptionKeys> {
  const keys = ring?.keys ?? [];
  const current = keys.at(-1);
  return {
    dataKey:
      current === undefined
        ? null
        : {
            version: current.version,
            madeAt: current.madeAt.toISOString(),
            wrappedBy: current.wrapped.wrappedBy,
          },
    earlierDataKeys: Math.max(0, keys.length - 1),
    secrets,
    secretsUnderEarlier: older,
  };
}
