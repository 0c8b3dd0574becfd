import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { enrichedProfiles } from '@firmograph/contracts';
import { eventually } from '@firmograph/testing';
import { EnrichedFields, KnownEnrichments } from './application/enriched-ports.ts';
import { aTenant } from './testing/builders.ts';
import { lentSourcing } from './testing/lent-sourcing.ts';
import { anEnrichmentEvent, aRetraction, anUpdate } from './testing/rows.ts';

const { sourcing } = lentSourcing();
const rows = () => sourcing().app.get(EnrichedFields);
const scan = (tenant: string, enrichmentId: string, after: string | null = null, limit = 100) =>
  rows().scan(tenant, enrichmentId, { after, limit }, 'all');

describe('what enrichments say of profiles, as sourcing has it', () => {
  it('is the row as it stands, whole or with the fields that are asked for', async () => {
    const [tenant, enrichmentId] = [aTenant(), randomUUID()];
    const company = { name: 'LEGO', industry: 'Toys', employees: { exact: 27_000 } };
    const message = anUpdate({ tenant, enrichmentId, profileId: 'a:b', company, confidence: 'MEDIUM' });
    await sourcing().publish([message, message]);
    await eventually(async () => expect(await scan(tenant, enrichmentId)).toHaveLength(1));
    expect(await scan(tenant, enrichmentId)).toMatchObject([{ profileId: 'a:b', company, confidence: 'MEDIUM' }]);
    const found = await rows().find(tenant, enrichmentId, ['a:b', 'other'], ['employees']);
    expect([...found.values()]).toMatchObject([{ company: { employees: { exact: 27_000 } }, confidence: 'MEDIUM' }]);
    expect(found.get('a:b')?.company).not.toHaveProperty('industry');
  });

  it('never goes back to an older sequence, not even after it was taken back', async () => {
    const [tenant, enrichmentId] = [aTenant(), randomUUID()];
    const row = { tenant, enrichmentId, profileId: '1' };
    const older = anUpdate({ ...row, sequence: 2, company: { name: 'older' } });
    const newer = anUpdate({ ...row, sequence: 3, company: { name: 'newer' } });
    const first = anUpdate({ ...row, sequence: 1, company: { name: 'first' } });
    const done = anUpdate({ tenant, enrichmentId, profileId: '2' });
    await sourcing().publish([newer, older, first, done]);
    await eventually(async () => expect(await scan(tenant, enrichmentId)).toHaveLength(2));
    expect(await scan(tenant, enrichmentId)).toMatchObject([{ company: { name: 'newer' } }, { profileId: '2' }]);

    await sourcing().publish([...aRetraction({ ...row, sequence: 4 })]);
    await eventually(async () => expect(await scan(tenant, enrichmentId)).toMatchObject([{ profileId: '2' }]));
    await sourcing().publish([newer, first, anUpdate({ ...row, profileId: '3' })]);
    await eventually(async () =>
      expect((await scan(tenant, enrichmentId)).map(({ profileId }) => profileId)).toEqual(['2', '3']),
    );
    await sourcing().publish([anUpdate({ ...row, sequence: 5, company: { name: 'again' } })]);
    await eventually(async () => expect((await scan(tenant, enrichmentId))[0]?.company).toEqual({ name: 'again' }));
  });

  it('is read in pages, each beginning behind the one before, and of one enrichment only', async () => {
    const [tenant, enrichmentId, other] = [aTenant(), randomUUID(), randomUUID()];
    const ids = Array.from({ length: 12 }, (_, index) => `p${String(index).padStart(2, '0')}`);
    const all = [enrichmentId, other].flatMap((each) =>
      ids.map((profileId) => anUpdate({ tenant, enrichmentId: each, profileId })),
    );
    await sourcing().publish(all);
    await eventually(async () => expect(await scan(tenant, enrichmentId)).toHaveLength(12));
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const page = await scan(tenant, enrichmentId, after, 5);
      seen.push(...page.map(({ profileId }) => profileId));
      if (page.length < 5) break;
      after = page.at(-1)?.profileId ?? null;
    }
    expect(seen).toEqual(ids);
    expect(await scan(aTenant(), enrichmentId)).toEqual([]);
  });

  it('has what cannot be read put aside, and takes the rest of its batch', async () => {
    const [tenant, enrichmentId] = [aTenant(), randomUUID()];
    const good = anUpdate({ tenant, enrichmentId, profileId: 'good' });
    const bad = { ...good, key: `${good.key}x`, value: '{"type":"enriched-profile.updated"}' };
    await sourcing().publish([bad, good]);
    await eventually(async () => expect(await scan(tenant, enrichmentId)).toHaveLength(1));
    const letters = async () => (await sourcing().call('GET /dead-letters', { tenant })).body['items'];
    await eventually(async () =>
      expect(await letters()).toMatchObject([{ topic: enrichedProfiles.name, code: 'contract/invalid' }]),
    );
  });
});

it('which enrichments there are is known, and forgotten once they are deleted', async () => {
  const [tenant, enrichmentId] = [aTenant(), randomUUID()];
  const known = () => sourcing().app.get(KnownEnrichments).list(tenant);
  const saved = anEnrichmentEvent(tenant, 1, enrichmentId, { name: 'First', outputTable: 'T1' });
  await sourcing().publish([
    saved,
    anEnrichmentEvent(tenant, 2, enrichmentId, { name: 'Second', outputTable: 'T1', state: 'Inactive' }),
    saved,
  ]);
  await eventually(async () =>
    expect(await known()).toMatchObject([{ name: 'Second', outputTable: 'T1', state: 'Inactive' }]),
  );
  await sourcing().publish([anEnrichmentEvent(tenant, 3, enrichmentId), saved]);
  await eventually(async () => expect(await known()).toEqual([]));
});
