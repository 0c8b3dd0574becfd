import { randomUUID } from 'node:crypto';
import {
  companyProfiles,
  CompanyProfileDeleted,
  CompanyProfileUpserted,
  occurred,
  outgoing,
  RunRequested,
  runs,
  type OutgoingMessage,
} from '@firmograph/contracts';
import type { DataSet, EnrichmentDefinition, FieldMapping } from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';
import type { Freeze, Members } from '../application/ports.ts';
import { contentHash } from '../domain/content-hash.ts';
import type { Fields, ImportStamp } from '../domain/profile.ts';
import type { Incoming } from '../domain/upsert.ts';

/** A tenant that no other test has. */
export const aTenant = (): string => `tenant-${randomUUID()}`;

export const mapping: FieldMapping = { name: 'name', website: 'site', location: { country: 'country' } };

export function aDefinition(part: Partial<EnrichmentDefinition> = {}): EnrichmentDefinition {
  return {
    enrichmentId: randomUUID(),
    version: 1,
    name: 'Firmographics',
    connectionId: randomUUID(),
    dataSet: { kind: 'all-profiles' },
    mapping,
    minimumConfidence: 'LOW',
    outputTable: 'Firmographics',
    freshForDays: 30,
    whenNotMatched: 'retract',
    ...part,
  };
}

export function aRunRequested(tenantid: string, dataSet: DataSet = { kind: 'all-profiles' }): RunRequested {
  const runId = randomUUID();
  const definition = aDefinition({ dataSet });
  const time = new Date('2026-02-01T08:00:00Z');
  const requestedAt = time.toISOString();
  return occurred(RunRequested, {
    source: 'configuration',
    subject: keyOf(tenantid, runId),
    occurrence: 1,
    time,
    tenantid,
    correlationid: runId,
    data: { runId, enrichmentId: definition.enrichmentId, definition, requestedBy: 'ada', requestedAt },
  });
}

export const requested = (event: RunRequested): OutgoingMessage => outgoing(runs, event);

/** What an upstream system says: all fields of the profile; none: it is gone. */
export function anUpstreamProfile(
  tenantid: string,
  profileId: string,
  fields?: Fields,
  sequence?: number,
): CompanyProfileUpserted | CompanyProfileDeleted {
  const fact = {
    source: 'crm',
    subject: keyOf(tenantid, profileId),
    occurrence: randomUUID(),
    time: new Date(),
    tenantid,
    ...(sequence === undefined ? {} : { sequence }),
  };
  return fields === undefined
    ? occurred(CompanyProfileDeleted, { ...fact, data: { profileId } })
    : occurred(CompanyProfileUpserted, { ...fact, data: { profileId, fields: { ...fields } } });
}

export const said = (event: CompanyProfileUpserted | CompanyProfileDeleted): OutgoingMessage =>
  outgoing(companyProfiles, event);

export function incoming(profileId: string, fields: Fields, stamp?: ImportStamp): Incoming {
  return { profileId, fields, hash: contentHash(fields), ...(stamp === undefined ? {} : { stamp }) };
}

export function aFreeze(tenantId: string, members: Members = { kind: 'everyone' }): Freeze {
  return {
    tenantId,
    runId: randomUUID(),
    enrichmentId: randomUUID(),
    requestedAt: new Date('2026-02-01T08:00:00Z'),
    mapping,
    members,
  };
}
