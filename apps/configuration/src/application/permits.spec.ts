import { beforeEach, describe, expect, it } from '@jest/globals';
import { grantAt } from '../domain/consent.ts';
import { aConsent, anEnrichmentDefinition, later, monday } from '../testing/builders.ts';
import {
  givenConnection,
  givenEnrichment,
  givenRun,
  parts,
  runState,
  tenantId,
  type Parts,
} from '../testing/use-cases.ts';
import { AskPermit } from './ask-permit.ts';
import { KeepConsents } from './keep-consents.ts';
import { PermitAftermath } from './permit-aftermath.ts';
import { PermitRecords } from './permit-records.ts';
import { WithdrawConsent } from './withdraw-consent.ts';

let given: Parts;
let connectionId: string;
let enrichmentId: string;
let runId: string;
beforeEach(async () => {
  given = parts();
  connectionId = await givenConnection(given);
  enrichmentId = await givenEnrichment(given, connectionId);
  runId = await givenRun(given, connectionId, { definition: anEnrichmentDefinition({ enrichmentId, connectionId }) });
});

function ask(fields: { readonly to?: 'submit' | 'collect'; readonly enrichmentId?: string } = {}) {
  const { connections, consents, enrichments, runs } = given;
  const records = new PermitRecords(connections, consents, enrichments, runs);
  const aftermath = new PermitAftermath(given.endConsent, given.changes);
  const askPermit = new AskPermit(records, given.sealing, aftermath, given.settings);
  return askPermit.execute({ tenantId, connectionId, enrichmentId, runId, to: 'submit', ...fields }, later(1000));
}

async function agreeUntil(expiresAt: Date): Promise<void> {
  const value = aConsent({ expiresAt }, connectionId);
  await given.consents.store.replace({ tenantId, id: connectionId }, 1, { value, says: [], dueAt: expiresAt });
}
const record = async () => (await given.consents.store.find({ tenantId, id: connectionId }))?.value ?? null;

describe('asking for a permit', () => {
  it('brings the credential as it was saved', async () => {
    expect(await ask()).toMatchObject({ granted: true, credential: { kind: 'token', token: 'token-of-Leadspace' } });
  });

  it('knows no run of another enrichment', async () => {
    const other = await givenEnrichment(given, connectionId);
    expect(await ask({ enrichmentId: other })).toEqual({ granted: false, because: 'unknown-run' });
  });

  it('notices that consent has run out, and ends the run', async () => {
    await agreeUntil(later(500));
    expect(await ask()).toEqual({ granted: false, because: 'no-consent' });
    expect(given.consents.store.saidTypes()).toEqual(['consent.expired']);
    expect(await runState(given, runId)).toBe('canceling');
  });

  it('ends a run whose enrichment was switched off just as it started', async () => {
    enrichmentId = await givenEnrichment(given, connectionId, { state: 'Inactive' });
    runId = await givenRun(given, connectionId, { definition: anEnrichmentDefinition({ enrichmentId, connectionId }) });
    expect(await ask()).toEqual({ granted: false, because: 'inactive' });
    expect(await runState(given, runId)).toBe('canceling');
  });

  it('leaves a run alone that only waits', async () => {
    await given.changes.ask({ tenantId, id: runId }, { kind: 'pause' }, monday);
    expect(await ask()).toEqual({ granted: false, because: 'paused' });
    expect(await runState(given, runId)).toBe('paused');
  });
});

describe('the end of a consent', () => {
  const withdraw = () =>
    new WithdrawConsent(given.connections, given.consents, given.endConsent).execute(
      { tenantId, id: connectionId },
      'bob',
      later(1000),
    );

  it('cancels every run that relied on it, and says why', async () => {
    const other = await givenRun(given, connectionId, { state: 'paused' });
    await withdraw();
    expect([await runState(given, runId), await runState(given, other)]).toEqual(['canceling', 'canceling']);
    const reasons = given.runs.store.said.map(
      ({ value }) => (JSON.parse(value ?? '{}') as { data: { reason: string } }).data.reason,
    );
    expect(reasons).toEqual(['no-consent', 'no-consent']);
  });

  it('leaves alone a run that was started after it', async () => {
    const after = await givenRun(given, connectionId, { requestedAt: later(1500) });
    await withdraw();
    expect(await runState(given, after)).toBe('running');
  });

  it('is noticed without anybody asking', async () => {
    await agreeUntil(later(500));
    const keep = new KeepConsents(given.consents, given.endConsent);
    expect([await keep.execute(later(400)), await keep.execute(later(600)), await keep.execute(later(9000))]).toEqual([
      false,
      true,
      false,
    ]);
    expect([grantAt(await record(), monday), await runState(given, runId)]).toEqual([null, 'canceling']);
  });
});
