import { beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Policy } from '../domain/policy.ts';
import type { Run } from '../domain/run.ts';
import { Bench } from '../testing/bench.ts';
import { profilesNamed, tenantId } from '../testing/builders.ts';
import { reconciled } from '../domain/reconciliation.ts';
import { fakeMemory } from '../testing/fake-memory.ts';
import { callbackTo, told } from '../testing/of-unknown-fate.ts';
import { ChangeRun } from './change-run.ts';
import { PermitCache } from './permit-cache.ts';

beforeAll(() => {
  Logger.overrideLogger(false);
});

const bench = (run: Partial<Run> = {}, policy: Partial<Policy> = {}) => Bench.set(fakeMemory, run, policy);

describe('a provider that does not take a call', () => {
  it.each(['not-sent', 'busy'] as const)('(%s) gets the same call later, and is paid once', async (cause) => {
    const b = await bench();
    const refused =
      cause === 'busy' ? ({ kind: 'refused', cause, status: 503 } as const) : ({ kind: 'refused', cause } as const);
    b.leadspace.script.push(refused, refused);
    await b.store();
    await b.workOff();
    expect(await b.states()).toEqual(['refused', 'refused', 'answered']);
    expect(b.leadspace.chargedRecords).toBe(2);
    expect(await b.outcomes()).toEqual(['company', 'company']);
  });

  it('as a bad request fails what it was asked, and nothing else', async () => {
    const b = await bench();
    b.leadspace.script.push({ kind: 'refused', cause: 'rejected', status: 400 });
    await b.store({ profiles: profilesNamed('Acme', 'Globex', '') });
    await b.workOff();
    expect(await b.outcomes()).toEqual(['failed: call-failed', 'failed: call-failed', 'not-eligible: no-company-name']);
    expect(await b.ledger()).toMatchObject([{ state: 'refused', reason: 'rejected-400' }]);
  });

  it('loses the answers when it has forgotten the bulk', async () => {
    const b = await bench();
    b.leadspace.handling = () => [];
    await b.store();
    const step = b.worker();
    await step();
    b.leadspace.pollScript.push(...Array.from({ length: 40 }, () => ({ kind: 'lost' }) as const));
    await b.workOff(step);
    expect(await b.outcomes()).toEqual(['failed: call-failed', 'failed: call-failed']);
    expect(await b.ledger()).toMatchObject([{ state: 'accepted', reason: 'results-lost' }]);
  });

  it('is asked patiently while it is at work, and through its outages', async () => {
    const b = await bench();
    b.leadspace.pollScript.push(
      { kind: 'pending' },
      { kind: 'lost' },
      { kind: 'unknown', cause: 'gateway' },
      { kind: 'refused', cause: 'busy', status: 429 },
      { kind: 'pending' },
    );
    await b.store();
    const step = b.worker();
    for (let round = 0; round < 100 && (await b.open()) > 0; round += 1) {
      await step();
      b.clock.pass(500);
    }
    expect(await b.outcomes()).toEqual(['company', 'company']);
    expect(b.leadspace.polled).toHaveLength(6);
  });
});

describe('a refused credential', () => {
  const refusals = [
    ['credentials', 'credentials-refused'],
    ['out-of-credits', 'out-of-credits'],
  ] as const;

  it.each(refusals)('(%s) stops all batches, and tells once for each run', async (cause, reason) => {
    const b = await bench();
    b.leadspace.script.push({ kind: 'refused', cause });
    await b.store();
    await b.store({ batch: 2, profiles: profilesNamed('Initech', 'Hooli') });
    const step = b.worker();
    for (let round = 0; round < 6; round += 1) {
      await step();
      b.clock.pass(30_000);
    }
    expect(b.leadspace.submitted).toHaveLength(1);
    expect(await b.runs.find(tenantId, b.run.runId)).toMatchObject({ blocked: reason });
    expect('told' in b.runs && b.runs.told).toEqual([reason]);
    expect(await b.states()).toEqual(['refused']);
  });

  it('(credits that run out in the middle of a bulk) stops all batches, and pays for what came back', async () => {
    const b = await bench();
    b.leadspace.handling = (records) => records.slice(0, 1);
    await b.store();
    await b.store({ batch: 2, profiles: profilesNamed('Initech', 'Hooli'), frozenAt: b.clock.now() });
    const step = b.worker();
    await step();
    await callbackTo(b).execute({ ...told(b), isShort: true });
    while ((await b.outcomes()).length === 0) await step();
    expect(await b.outcomes()).toEqual(['company', 'not-attempted: out-of-credits']);
    expect(await b.runs.find(tenantId, b.run.runId)).toMatchObject({ blocked: 'out-of-credits' });
    const [entry] = await b.ledger();
    expect(entry).toMatchObject({ state: 'answered', isShort: true, returned: { records: 1 } });
    expect(reconciled(await b.ledger())).toMatchObject({ paid: 1 + ((await b.ledger()).length - 1) * 2 });
  });

  it('is tried again when a person resumes the run', async () => {
    const b = await bench();
    b.leadspace.script.push({ kind: 'refused', cause: 'credentials' });
    await b.store();
    const step = b.worker();
    await step();
    const resume = new ChangeRun(b.runs, b.batches, new PermitCache(b.permits, b.clock), {
      blocks: b.memory.blocks,
      purses: b.memory.purses,
      clock: b.clock,
    });
    await resume.execute(tenantId, b.run.runId, { sequence: 5, isPaused: false, blocked: null });
    await b.workOff(step);
    expect(await b.outcomes()).toEqual(['company', 'company']);
  });

  it('met while collecting loses nothing', async () => {
    const b = await bench();
    await b.store();
    const step = b.worker();
    await step();
    b.clock.pass(1000);
    b.leadspace.pollScript.push({ kind: 'refused', cause: 'credentials' });
    await step();
    expect(await b.runs.find(tenantId, b.run.runId)).toMatchObject({ blocked: 'credentials-refused' });
    await b.memory.blocks.lift(tenantId, b.run.connectionId);
    await b.workOff(step);
    expect(await b.outcomes()).toEqual(['company', 'company']);
    expect(b.leadspace.chargedRecords).toBe(2);
  });

  it('ends what is not sent for want of credits when the run is canceled meanwhile', async () => {
    const b = await bench();
    b.leadspace.script.push({ kind: 'refused', cause: 'out-of-credits' });
    await b.store();
    const step = b.worker();
    await step();
    await b.runs.change(tenantId, b.run.runId, { sequence: 5, cancel: 'canceled' });
    await b.workOff(step);
    expect(await b.outcomes()).toEqual(['not-attempted: out-of-credits', 'not-attempted: out-of-credits']);
  });
});

describe('the limit of what is outstanding', () => {
  it('is kept by two who look at the same moment', async () => {
    const b = await bench({}, { maxOutstanding: 3 });
    await b.store();
    await b.store({ batch: 2, profiles: profilesNamed('Initech', 'Hooli') });
    const outstanding = b.batches.outstanding.bind(b.batches);
    let looks = 0;
    b.batches.outstanding = async (...of) => ((looks += 1) <= 2 ? 1 : outstanding(...of));
    await Promise.all([b.worker()(), b.worker()()]);
    expect(await outstanding(tenantId, `fingerprint-of-token-of-${b.run.connectionId}`)).toBeLessThanOrEqual(3);
    expect(b.leadspace.chargedRecords).toBeLessThanOrEqual(2);
    await b.workOff();
    expect(await b.answers()).toHaveLength(4);
  });

  it('holds calls back until answers were collected', async () => {
    const b = await bench({}, { maxOutstanding: 3 });
    await b.store();
    await b.store({ batch: 2, profiles: profilesNamed('Initech', 'Hooli') });
    const step = b.worker();
    await step();
    await step();
    expect(b.leadspace.submitted).toHaveLength(1);
    await b.workOff(step);
    expect(b.leadspace.submitted).toHaveLength(2);
    expect(await b.answers()).toHaveLength(4);
  });
});
