import { randomUUID } from 'node:crypto';
import type { SendableField } from '@firmograph/enrichment';
import { notice } from '../domain/notice.ts';
import { aDefinition } from './builders.ts';
import { idIn, type ConfigurationUnderTest, type Who } from './configuration-under-test.ts';

export const agreement = {
  agree: true,
  noticeHash: notice.hash,
  fields: ['name', 'website', 'location'] satisfies SendableField[],
};

export const aToken = () => ({ kind: 'token', token: `token-${randomUUID()}` });

export async function aSavedConnection({ call }: ConfigurationUnderTest, who: Who = {}): Promise<string> {
  const body = { name: `Leadspace ${randomUUID()}`, credential: aToken() };
  return idIn(await call('POST', '/connections', body, who), 'connectionId');
}

/** A connection over which may be sent. */
export async function anAgreedConnection(service: ConfigurationUnderTest, who: Who = {}): Promise<string> {
  const connectionId = await aSavedConnection(service, who);
  service.leadspace.verdict = 'accepted';
  await service.call('POST', `/connections/${connectionId}/verify`, undefined, who);
  await service.call('POST', `/connections/${connectionId}/consents`, agreement, who);
  return connectionId;
}

export async function aSavedEnrichment(
  { call }: ConfigurationUnderTest,
  connectionId: string,
  who: Who = {},
): Promise<string> {
  const answer = await call('POST', '/enrichments', aDefinition({ connectionId }), who);
  const { enrichmentId } = (answer.body['definition'] ?? {}) as { enrichmentId?: string };
  if (enrichmentId === undefined) throw new Error(answer.text);
  return enrichmentId;
}

export interface Started {
  readonly connectionId: string;
  readonly enrichmentId: string;
  readonly runId: string;
}

export async function aStartedRun(service: ConfigurationUnderTest, who: Who = {}, over?: string): Promise<Started> {
  const connectionId = over ?? (await anAgreedConnection(service, who));
  const enrichmentId = await aSavedEnrichment(service, connectionId, who);
  const runId = idIn(await service.call('POST', `/enrichments/${enrichmentId}/runs`, undefined, who), 'runId');
  return { connectionId, enrichmentId, runId };
}
