import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { noOutcomes, type OutcomeCounts } from '@firmograph/enrichment';
import { standardOrder, type RunOrder } from '../domain/run-order.ts';
import { ada, anEnrichment, later, monday } from '../testing/builders.ts';
import { givenConnection, givenEnrichment, givenRun, parts, tenantId, type Parts } from '../testing/use-cases.ts';
import { DeleteEnrichment } from './delete-enrichment.ts';
import { KeepEnrichments } from './keep-enrichments.ts';
import { RepeatRules } from './repeat-rules.ts';
import { RequestRun } from './request-run.ts';
import { StartWaitingRun } from './start-waiting-run.ts';
import { SetEnrichmentState } from './set-enrichment-state.ts';

let given: Parts;
let requestRun: RequestRun;
let address: { readonly tenantId: string; readonly id: string };
beforeEach(async () => {
  given = parts();
  requestRun = new RequestRun(given.enrichments, given.runRules, given.recorded, new RepeatRules(given.runs));
  address = { tenantId, id: await givenEnrichment(given, await givenConnection(given)) };
});
const anOrder = (order: Partial<RunOrder> = {}, queue = false) => ({
  runId: randomUUID(),
  order: { ...standardOrder, ...order },
  queue,
});
const request = (requested = anOrder(), now = later(1000)) => requestRun.execute(address, requested, ada, now);
const keeper = () =>
  new KeepEnrichments(
    given.enrichments,
    given.recorded,
    new StartWaitingRun(given.enrichments, given.recorded, given.changes, given.runRules),
  );
const settledAs = (counts: Partial<OutcomeCounts>) =>
  ({ kind: 'settled', profiles: 1, counts: { ...noOutcomes, ...counts } }) as const;
const settle = (runId: string, counts: Partial<OutcomeCounts>) =>
  given.changes.tell({ tenantId, id: runId }, settledAs(counts), later(11_000));
const setState = () => new SetEnrichmentState(given.enrichments, given.definitionRules, given.recorded);
const deleteEnrichment = () =>
  new DeleteEnrichment(given.enrichments, given.recorded, given.definitionRules, given.dependencies);

describe('a run that is requested', () => {
  it('is queued, and told to the others with its definition', async () => {
    const run = await request();
    const stored = await given.enrichments.store.find(address);
    expect([run.state, run.definition]).toEqual(['queued', stored?.value.definition]);
    expect(given.runs.store.saidTypes()).toEqual(['run.requested']);
  });

  it('is one, when two ask at the same moment', async () => {
    given.enrichments.store.meanwhile = () => request();
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
    given.enrichments.store.meanwhile = () => deleteEnrichment().execute(address, {}, ada, monday);
    await expect(request()).rejects.toMatchObject({ code: 'request/not-found' });
  });

  it('is none, when the segment it would run over was deleted', async () => {
    const stored = await given.enrichments.store.find(address);
    if (stored === null) throw new Error('no enrichment');
    const definition = { ...stored.value.definition, dataSet: { kind: 'segment', segmentId: 's' } as const };
    await given.enrichments.store.replace(address, stored.rev, { value: { ...stored.value, definition }, says: [] });
    const nothing = { enrichmentIds: [], segmentIds: [] };
    await given.segments.hear(tenantId, { segmentId: 's', name: 's', state: 'deleted', ...nothing, sequence: 2 });
    await expect(request()).rejects.toMatchObject({ code: 'run/segment-deleted' });
  });

  it('is none of another tenant', async () => {
    const foreign = requestRun.execute(
      { ...address, tenantId: 'other' },
      anOrder(),
      { ...ada, subject: 'eve' },
      monday,
    );
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
    await deleteEnrichment().execute(address, {}, ada, later(2000));
    const keep = keeper();
    await keep.execute(later(10_000));
    expect(given.enrichments.store.saidTypes()).toEqual([]);
    await settle(runId, { 'not-attempted': 1 });
    await keep.execute(later(12_000));
    expect(given.enrichments.store.saidTypes()).toEqual(['enrichment.deleted', 'tombstone']);
    expect(await given.enrichments.store.find(address)).toBeNull();
  });
});

describe('a run that is queued behind another', () => {
  it('waits unheard until that is over, and begins with the definition as it is by then', async () => {
    const first = await request();
    const next = await request(anOrder({}, true), later(2000));
    await keeper().execute(later(3000));
    expect([next.state, given.runs.store.saidTypes()]).toEqual(['waiting', ['run.requested']]);
    await settle(first.runId, { enriched: 1 });
    const stored = await given.enrichments.store.find(address);
    const changed = { ...anEnrichment(stored?.value), definition: { ...next.definition, version: 2 } };
    await given.enrichments.store.replace(address, stored?.rev ?? 0, { value: changed, says: [], dueAt: monday });
    await keeper().execute(later(20_000));
    const begun = (await given.runs.store.find({ tenantId, id: next.runId }))?.value;
    expect([begun?.state, begun?.definition.version]).toEqual(['queued', 2]);
    expect(given.runs.store.saidTypes()).toEqual(['run.requested', 'run.completed', 'run.requested']);
  });

  it('is at most one', async () => {
    await request();
    await request(anOrder({}, true));
    await expect(request(anOrder({}, true))).rejects.toMatchObject({ code: 'run/already-waiting' });
  });

  it('is skipped, and says why, when it may not begin any more', async () => {
    const first = await request();
    const next = await request(anOrder({}, true));
    await settle(first.runId, { enriched: 1 });
    const connection = { tenantId, id: next.definition.connectionId };
    const { rev, value } = (await given.connections.store.find(connection)) ?? { rev: 0, value: null };
    if (value !== null)
      await given.connections.store.replace(connection, rev, {
        value: { ...value, blockedBecause: 'out-of-credits' },
        says: [],
      });
    await keeper().execute(later(20_000));
    const skipped = (await given.runs.store.find({ tenantId, id: next.runId }))?.value;
    expect(skipped).toMatchObject({ state: 'skipped', reason: 'run/connection-not-active' });
    await given.connections.store.replace(connection, rev + 1, { value, says: [] });
    await expect(request()).resolves.toMatchObject({ state: 'queued' });
  });

  it('is canceled without a word to the others, and makes room', async () => {
    await request();
    const next = await request(anOrder({}, true));
    await given.changes.ask({ tenantId, id: next.runId }, { kind: 'cancel', reason: 'canceled' }, later(3000));
    await expect(request(anOrder({}, true))).resolves.toMatchObject({ state: 'waiting' });
    expect(given.runs.store.saidTypes()).toEqual(['run.requested']);
  });
});

describe('a request that comes again under the same id', () => {
  it('is answered with the same run, also when that is over', async () => {
    const order = anOrder();
    const first = await request(order);
    await settle(first.runId, { enriched: 1 });
    expect(await request(order)).toMatchObject({ runId: first.runId, state: 'completed' });
    expect(given.runs.store.all(tenantId)).toHaveLength(1);
  });
});

describe('a rerun of failures', () => {
  it('names the run whose failures it asks about again, to the others too', async () => {
    const first = await request();
    await settle(first.runId, { failed: 1 });
    await request(anOrder({ mode: 'failed', ofRun: first.runId, trigger: 'rerun' }));
    const said = JSON.parse(given.runs.store.said.at(-1)?.value ?? '{}') as { readonly data: object };
    expect(said.data).toMatchObject({ mode: 'failed', ofRun: first.runId, trigger: 'rerun' });
  });

  it('is refused where nothing failed, and where not everything has its outcome', async () => {
    const first = await request();
    const again = () => request(anOrder({ mode: 'failed', ofRun: first.runId }));
    await expect(again()).rejects.toMatchObject({ code: 'run/nothing-to-repeat' });
    await settle(first.runId, { enriched: 1 });
    await expect(again()).rejects.toMatchObject({ code: 'run/nothing-to-repeat' });
  });

  it('is refused of a run of another enrichment', async () => {
    const foreign = await givenRun(given, randomUUID(), { counts: { ...noOutcomes, failed: 1 } });
    await expect(request(anOrder({ mode: 'failed', ofRun: foreign }))).rejects.toMatchObject({
      code: 'run/of-unknown',
    });
  });
});
