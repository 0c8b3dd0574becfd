import { randomUUID } from 'node:crypto';
import {
  occurred,
  ProfileBatchSourced,
  RunRequested,
  type OutgoingMessage,
  outgoing,
  profileBatches,
  runs,
} from '@firmograph/contracts';
import type { EnrichmentDefinition } from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';
import type { AcceptedBatch, Call, SentBatch, SourcedProfile, StoredBatch } from '../domain/batch.ts';
import type { Plan } from '../domain/plan.ts';
import { standardPolicy, type Policy } from '../domain/policy.ts';
import type { Budget } from '../domain/purse.ts';
import type { Run } from '../domain/run.ts';

export const tenantId = 'acme';
export const now = new Date('2026-03-01T12:00:00.000Z');

export function later(ms: number, from = now): Date {
  return new Date(from.getTime() + ms);
}

export function aPolicy(policy: Partial<Policy> = {}): Policy {
  return { ...standardPolicy, ...policy };
}

export function profilesNamed(...names: readonly string[]): SourcedProfile[] {
  return names.map((name, position) => ({ profileId: `p${position + 1}`, input: name === '' ? {} : { name } }));
}

export function aRun(run: Partial<Run> = {}): Run {
  return {
    runId: '00000000-0000-4000-8000-000000000001',
    enrichmentId: '00000000-0000-4000-8000-0000000000e1',
    connectionId: '00000000-0000-4000-8000-0000000000c1',
    definitionVersion: 3,
    freshForDays: 90,
    wantsOpinion: false,
    isPaused: false,
    cancel: null,
    blocked: null,
    resumptions: 0,
    isOver: false,
    ...run,
  };
}

export function aBatch(batch: Partial<StoredBatch> = {}): StoredBatch {
  const { runId, enrichmentId, connectionId } = aRun();
  return {
    state: 'stored',
    ...{ tenantId, runId, enrichmentId, connectionId },
    batch: 1,
    profiles: profilesNamed('Acme', 'Globex'),
    frozenAt: later(-1000),
    attempts: 0,
    ...batch,
  };
}

export function aCall(call: Partial<Call> = {}): Call {
  return {
    callId: '00000000-0000-4000-8000-00000000ca11',
    kind: 'bulk',
    sentAt: now,
    fingerprint: 'f1',
    keys: ['k1', 'k2'],
    recordOf: [0, 1],
    canCallBack: true,
    polls: 0,
    ...call,
  };
}

export function aSentBatch(batch: Partial<SentBatch> = {}): SentBatch {
  return { ...aBatch(), known: [], call: aCall(), ...batch, state: 'sent' };
}

export function anAcceptedBatch(batch: Partial<AcceptedBatch> = {}): AcceptedBatch {
  return { ...aSentBatch(), bulkId: '/v3/enrichment/results/b1', acceptedAt: now, ...batch, state: 'accepted' };
}

export function aPlan(plan: Partial<Plan> = {}): Plan {
  const questions = [
    { kind: 'question', key: 'k1', input: { name: 'Acme' } },
    { kind: 'question', key: 'k2', input: { name: 'Globex' } },
  ] as const;
  return { questions, recordOf: [0, 1], known: [], shares: {}, ...plan };
}

/** Of the day that `now` is in, over all connections. */
export function aBudget(budget: Partial<Budget> = {}): Budget {
  const start = new Date(Date.UTC(2026, 2, 1));
  return {
    ...{ window: 'day', credits: 1000, warnAtPercent: 80, used: 0, start },
    ...{ changedBy: 'ada', changedAt: start, countsSince: start },
    ...budget,
  };
}

export function aDefinition(definition: Partial<EnrichmentDefinition> = {}): EnrichmentDefinition {
  return {
    enrichmentId: randomUUID(),
    version: 3,
    name: 'Customers',
    connectionId: randomUUID(),
    dataSet: { kind: 'all-profiles' },
    mapping: { name: 'company' },
    minimumConfidence: 'LOW',
    outputTable: 'Customers',
    freshForDays: 90,
    whenNotMatched: 'retract',
    ...definition,
  };
}

export interface RunKey {
  readonly tenantId: string;
  readonly runId: string;
  readonly definition: EnrichmentDefinition;
}

export function runRequested({ tenantId, runId, definition }: RunKey): RunRequested {
  return occurred(RunRequested, {
    source: 'configuration',
    subject: keyOf(tenantId, runId),
    occurrence: 1,
    time: now,
    tenantid: tenantId,
    sequence: 1,
    data: {
      runId,
      enrichmentId: definition.enrichmentId,
      definition,
      requestedBy: 'ada',
      requestedAt: now.toISOString(),
    },
  });
}

export function batchSourced(run: RunKey, batch: number, profiles: readonly SourcedProfile[]): ProfileBatchSourced {
  return occurred(ProfileBatchSourced, {
    source: 'sourcing',
    subject: keyOf(run.tenantId, run.runId, batch),
    occurrence: 1,
    time: now,
    tenantid: run.tenantId,
    correlationid: run.runId,
    data: { runId: run.runId, enrichmentId: run.definition.enrichmentId, batch, profiles: [...profiles] },
  });
}

export const asRunMessage = (event: RunRequested): OutgoingMessage => outgoing(runs, event);
export const asBatchMessage = (event: ProfileBatchSourced): OutgoingMessage => outgoing(profileBatches, event);
