import {
  enrichedProfiles,
  EnrichedProfileRetracted,
  EnrichedProfileUpdated,
  occurred,
  outgoing,
  tombstone,
  type OutgoingMessage,
} from '@firmograph/contracts';
import type { Company } from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';

const tenantid = 'conformance';
const enrichmentId = '0b9f3f5e-6c1f-4c0e-9a57-3f3c5d1a7e10';
const runId = '5d0c2a77-2c53-4a55-8a4e-0d6d7f0a9b21';
const outputTable = 'Conformance';
const firstMoment = Date.UTC(2026, 0, 1);

export function keyOfProfile(profileId: string): string {
  return keyOf(tenantid, enrichmentId, profileId);
}

/** What a row holds at a sequence: different at each. */
export function companyAt(profileId: string, sequence: number): Company {
  return {
    name: `Example ${profileId} “${sequence}”`,
    industry: sequence % 2 === 0 ? 'Software' : 'Maschinenbau & Anlagen',
    employees: { exact: 100 + sequence },
    address: { country: 'Germany', city: 'Köln' },
  };
}

/** One fact about a profile; the same one has the same id and bytes whenever it is made. */
export interface Fact {
  readonly profileId: string;
  readonly sequence: number;
}

export function update(fact: Fact): OutgoingMessage {
  return outgoing(enrichedProfiles, updated(fact));
}

/** Says what `update` says, and more, everywhere where a later version may say more. */
export function updateWithMore(fact: Fact): OutgoingMessage {
  const event = updated(fact);
  const company = { ...event.data.company, carbonFootprint: { tonnes: 12.5 }, aliases: ['One', 'Two'] };
  const value = { ...event, traceparent: '00-0af7-00', data: { ...event.data, company, quality: { grade: 'A' } } };
  const message = update(fact);
  return { ...message, value: JSON.stringify(value), headers: { ...message.headers, 'x-added-later': 'yes' } };
}

export function retraction({ profileId, sequence }: Fact): OutgoingMessage {
  const data = { enrichmentId, profileId, runId, outputTable, reason: 'not-matched' as const };
  return outgoing(enrichedProfiles, occurred(EnrichedProfileRetracted, { ...stamp(profileId, sequence), data }));
}

export function end({ profileId, sequence }: Fact): OutgoingMessage {
  return tombstone(enrichedProfiles, keyOfProfile(profileId), sequence);
}

export function unknownType(fact: Fact): OutgoingMessage {
  const type = 'enriched-profile.annotated';
  const message = update(fact);
  const value = { ...updated(fact), type, data: { profileId: fact.profileId, note: ['no company in here'] } };
  return { ...message, value: JSON.stringify(value), headers: { ...message.headers, type } };
}

function updated({ profileId, sequence }: Fact) {
  return occurred(EnrichedProfileUpdated, {
    ...stamp(profileId, sequence),
    data: {
      ...{ enrichmentId, profileId, runId, outputTable },
      company: companyAt(profileId, sequence),
      confidence: 'HIGH',
      askedAt: new Date(firstMoment).toISOString(),
      changed: ['name'],
      definitionVersion: 1,
    },
  });
}

function stamp(profileId: string, sequence: number) {
  // Later facts of the profiles that come later are older: times tell nothing about the order.
  const time = new Date(firstMoment + sequence * 1000 - profileId.length * 60_000);
  const subject = keyOfProfile(profileId);
  return { source: 'results', subject, occurrence: sequence, time, tenantid, correlationid: runId, sequence };
}
