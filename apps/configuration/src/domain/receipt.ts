import type { Act, ConsentRecord, Grant } from './consent.ts';

export const receiptSchema = 'ISO/IEC TS 27560:2023';

const categories = {
  name: 'Name of the company',
  website: 'Website of the company',
  location: 'Location of the company: country, state, city, street, postal code',
} as const;

const legalBasis =
  'Consent of the tenant, by an administrator, to the transfer. The basis on which the tenant may transfer data about people is its own.';

/** Which grant of which record, under which name of the record. */
export interface ReceiptOf {
  readonly tenantId: string;
  readonly recordId: string;
  readonly record: ConsentRecord;
  readonly grant: Grant;
}

/** What proves a consent: the record of it in the fields of ISO/IEC TS 27560, with all that became of it. */
export function receiptOf({ tenantId, recordId, record, grant }: ReceiptOf) {
  const events = eventsOf(record, grant);
  const end = events.find(({ event }) => event !== 'given');
  return {
    schemaVersion: receiptSchema,
    recordId,
    // The ledger of calls carries both parts.
    receiptId: `${grant.consentId}.${grant.version}`,
    connectionId: record.connectionId,
    principal: { id: tenantId, kind: 'organization' },
    controller: { id: tenantId, kind: 'organization' },
    recipients: [{ name: 'Leadspace, Inc.', jurisdiction: 'US', role: 'provider of the enrichment' }],
    purposes: [
      { id: 'company-enrichment', description: 'To complete company profiles of the tenant with Leadspace data' },
    ],
    dataCategories: grant.fields.map((field) => ({ field, description: categories[field] })),
    legalBasis,
    notice: { version: grant.noticeVersion, language: grant.noticeLanguage ?? 'en', hash: grant.noticeHash },
    collection: { method: 'Explicit agreement to the notice, over the authenticated API', actor: grant.by },
    givenAt: grant.at.toISOString(),
    expiresAt: grant.expiresAt?.toISOString() ?? null,
    endedAt: end?.at ?? null,
    events,
  };
}

export type Receipt = ReturnType<typeof receiptOf>;

/** From the grant to what ended it; a grant that follows takes its place. */
function eventsOf({ acts }: ConsentRecord, grant: Grant) {
  const from = acts.findIndex((act) => act.version === grant.version);
  const [given, next] = acts.slice(from, from + 2);
  const events = [given, next].filter((act) => act !== undefined);
  return events.map((act, index) => ({
    event: index === 0 ? ('given' as const) : endingOf(act),
    version: act.version,
    at: act.at.toISOString(),
    by: act.by,
  }));
}

function endingOf({ act }: Act): 'withdrawn' | 'expired' | 'replaced' {
  return act === 'granted' ? 'replaced' : act;
}
