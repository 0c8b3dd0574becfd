import { beforeEach, describe, expect, it } from '@jest/globals';
import { ada, later, monday } from '../testing/builders.ts';
import { givenConnection, givenEnrichment, parts, tenantId, type Parts } from '../testing/use-cases.ts';
import { DeleteEnrichment } from './delete-enrichment.ts';
import { KeepEnrichments } from './keep-enrichments.ts';
import { RequestRun } from './request-run.ts';
import { SetEnrichmentState } from './set-enrichment-state.ts';

let given: Parts;
let requestRun: RequestRun;
let address: { readonly tenantId: string; readonly id: string };
beforeEach(async () => {
  given = parts();
  requestRun = new RequestRun(given.enrichments, given.runRules, given.recorded);
  address = { tenantId, id: await givenEnrichment(given, await givenConnection(given)) };
});
const request = () => requestRun.execute(address, ada, later(1000));
const setState = () => new SetEnrichmentState(given.enrichments, given.definitionRules, given.recorded);
const deleteEnrichment = () => new DeleteEnrichment(given.enrichments, given.recorded, given.definitionRules);

describe('a run that is requested', () => {
  it('is queued, and told to the others with its definition', async () => {
    const run = await request();
    const stored = await given.enrichments.store.find(address);
    expect([run.state, run.definition]).toEqual(['queued', stored?.value.definition]);
    expect(given.runs.store.saidTypes()).toEqual(['run.requested']);
  });

  it('is one, when two ask at the same moment', async () => {
    given.enrichments.store.meanwhile = request;
    await expect(request()).rejects.toMatchObject({ code: 'run/already-active' });
    expect(given.runs.store.all(tenantId)).toHaveLength(1);
  });

  it('is none, when the enrichment is switched off at the same moment', async () => {
    given.enrichments.store.meanwhile = () =>
      setState().execute(address, { state: 'Inactive', expected: null }, ada, monday);
    await expect(request()).rejects.toMatchObject({ code: 'run/enrichment-inactive' });
    expect(given.runs.store.all(tenantId)).toEqual([]);
  });

  it('is none, when the enrichment is deleted at the same moment', async () => {
    given.enrichments.store.meanwhile = () => deleteEnrichment().execute(address, ada, monday);
    await expect(request()).rejects.toMatchObject({ code: 'request/not-found' });
  });

  it('is none of another tenant', async () => {
    const foreign = requestRun.execute({ ...address, tenantId: 'other' }, { ...ada, subject: 'eve' }, monday);
    await expect(foreign).rejects.toMatchObject({ code: 'request/not-found' });
  });
});

describe('an enrichment with a run under way', () => {
  it('cancels it when it is switched off', async () => {
    const { runId } = await request();
    await setState().execute(address, { state: 'Inactive', expected: null }, ada, later(2000));
    expect((await given.runs.store.find({ tenantId, id: runId }))?.value).toMatchObject({ state: 'canceling' });
  });

  it('is deleted only when that is over', async () => {
    const { runId } = await request();
    await deleteEnrichment().execute(address, ada, later(2000));
    const keep = new KeepEnrichments(given.enrichments, given.recorded);
    await keep.execute(later(10_000));
    expect(given.enrichments.store.saidTypes()).toEqual([]);
    const counts = { enriched: 0, unchanged: 0, 'not-matched': 0, 'not-eligible': 0, 'not-attempted': 1, failed: 0 };
    await given.changes.tell({ tenantId, id: runId }, { kind: 'settled', profiles: 1, counts }, later(11_000));
    await keep.execute(later(12_000));
    expect(given.enrichments.store.saidTypes()).toEqual(['enrichment.deleted', 'tombstone']);
    expect(await given.enrichments.store.find(address)).toBeNull();
  });
});
