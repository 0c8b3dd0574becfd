import { expect, it } from '@jest/globals';
import { aConsent, aConsentRequest, later, monday } from '../testing/builders.ts';
import { granted, withdrawn, type ConsentRecord } from './consent.ts';
import { receiptOf } from './receipt.ts';

function receipt(record: ConsentRecord) {
  const [grant] = record.acts;
  if (grant?.act !== 'granted') throw new TypeError('no grant');
  return receiptOf({ tenantId: 'acme', recordId: 'acme:c:company-enrichment', record, grant });
}

it('says who agreed to what, when, on which text and to whom it goes', () => {
  const record = aConsent({ fields: ['name'], noticeLanguage: 'da', consentId: 'id' });
  expect(receipt(record)).toMatchObject({
    schemaVersion: 'ISO/IEC TS 27560:2023',
    receiptId: 'id.1',
    principal: { id: 'acme' },
    recipients: [{ name: 'Leadspace, Inc.', jurisdiction: 'US' }],
    purposes: [{ id: 'company-enrichment' }],
    dataCategories: [{ field: 'name' }],
    notice: { version: '1', language: 'da', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    collection: { actor: 'ada' },
    givenAt: monday.toISOString(),
    endedAt: null,
    events: [{ event: 'given', by: 'ada' }],
  });
});

it.each([
  ['withdrawn', (record: ConsentRecord) => withdrawn(record, 'bob', later(1000)), 'bob'],
  ['replaced', (record: ConsentRecord) => granted(record, aConsentRequest({ by: 'eve', at: later(1000) })), 'eve'],
])('says that it was %s, by whom and when', (event, end, by) => {
  const { events, endedAt } = receipt(end(aConsent()));
  expect([events[1], endedAt]).toEqual([
    { event, version: 2, at: later(1000).toISOString(), by },
    later(1000).toISOString(),
  ]);
});
