import { randomBytes } from 'node:crypto';
import { EnvelopeSecrets } from '../adapters/crypto/envelope-secrets.ts';
import { LocalKey } from '@firmograph/secrets';
import { ConnectionRules } from '../application/connection-rules.ts';
import { BlockRuns } from '../application/block-runs.ts';
import { ConnectionUse } from '../application/connection-use.ts';
import { DataKeys } from '../application/data-keys.ts';
import { DefinitionRules } from '../application/definition-rules.ts';
import { DependencyRules } from '../application/dependency-rules.ts';
import { EndConsent } from '../application/end-consent.ts';
import { RecordedRun } from '../application/recorded-run.ts';
import { RecheckConnection } from '../application/recheck-connection.ts';
import { RunChanges } from '../application/run-changes.ts';
import { RunRules } from '../application/run-rules.ts';
import { SaveConnection } from '../application/save-connection.ts';
import { Sealing } from '../application/sealing.ts';
import { grantAt } from '../domain/consent.ts';
import type { Enrichment } from '../domain/enrichment.ts';
import { aConsent, anEnrichment, anEnrichmentDefinition, aRun, monday } from './builders.ts';
import {
  FakeConnectionAccesses,
  FakeConnections,
  FakeConsents,
  FakeDataKeyRings,
  FakeEnrichments,
  FakeKnownSegments,
  FakeLeadspace,
  FakeRuns,
} from './fakes.ts';
import type { Run } from '../domain/run.ts';

export const tenantId = 'acme';

const settings = {
  permitMs: 30_000,
  standstillMs: 3_600_000,
  keysLookMs: 3_600_000,
  graceMs: 3_600_000,
  checkMs: 86_400_000,
  firstRunsNeedApproval: false,
  enrichmentsPerType: 10,
  segmentWaitMs: 0,
};

/** The parts of the use cases, over stores in memory. */
export function parts() {
  const connections = new FakeConnections();
  const consents = new FakeConsents();
  const enrichments = new FakeEnrichments();
  const runs = new FakeRuns();
  const leadspace = new FakeLeadspace();
  const accesses = new FakeConnectionAccesses();
  const connectionRules = new ConnectionRules(accesses, settings);
  const rings = new FakeDataKeyRings();
  const wrapping = new LocalKey({ current: 1, keys: new Map([[1, randomBytes(32)]]) });
  const dataKeys = new DataKeys(rings, wrapping, settings);
  const segments = new FakeKnownSegments();
  const dependencies = new DependencyRules(enrichments, segments, settings);
  const sealing = new Sealing(new EnvelopeSecrets(dataKeys), leadspace);
  const changes = new RunChanges(runs, settings);
  return {
    recheck: new RecheckConnection(connections, leadspace, sealing, settings),
    blockRuns: new BlockRuns(runs, changes),
    connections,
    consents,
    enrichments,
    runs,
    segments,
    dependencies,
    leadspace,
    settings,
    rings,
    wrapping,
    dataKeys,
    sealing,
    changes,
    accesses,
    connectionRules,
    endConsent: new EndConsent(consents, changes),
    recorded: new RecordedRun(enrichments, runs, changes, settings),
    runRules: new RunRules(connections, consents, connectionRules, dependencies),
    definitionRules: new DefinitionRules(connections, enrichments, connectionRules),
    use: new ConnectionUse(enrichments, runs),
  };
}

export type Parts = ReturnType<typeof parts>;

/** A verified connection with a credential, agreed to. Its id. */
export async function givenConnection({ connections, consents, sealing }: Parts, name = 'Leadspace'): Promise<string> {
  const request = { name, credential: { kind: 'token', token: `token-of-${name}` } as const, by: 'ada' };
  const connection = await new SaveConnection(connections, sealing).execute(tenantId, request, monday);
  const id = connection.connectionId;
  await connections.store.replace({ tenantId, id }, 1, { value: { ...connection, verifiedAt: monday }, says: [] });
  await consents.store.add({ tenantId, id }, { value: aConsent({}, id), says: [] });
  return id;
}

export async function givenEnrichment(
  { enrichments }: Parts,
  connectionId: string,
  fields: Partial<Enrichment> = {},
): Promise<string> {
  const enrichment = anEnrichment({ definition: anEnrichmentDefinition({ connectionId }), ...fields });
  const id = enrichment.definition.enrichmentId;
  await enrichments.store.add({ tenantId, id }, { value: enrichment, says: [] });
  return id;
}

export async function givenRun({ runs }: Parts, connectionId: string, fields: Partial<Run> = {}): Promise<string> {
  const run = aRun({ definition: anEnrichmentDefinition({ connectionId }), ...fields });
  await runs.store.add({ tenantId, id: run.runId }, { value: run, says: [] });
  return run.runId;
}

export async function runState({ runs }: Parts, runId: string): Promise<string | undefined> {
  return (await runs.store.find({ tenantId, id: runId }))?.value.state;
}

export async function isAgreed({ consents }: Parts, connectionId: string): Promise<boolean> {
  const record = await consents.store.find({ tenantId, id: connectionId });
  return grantAt(record?.value ?? null, monday) !== null;
}
