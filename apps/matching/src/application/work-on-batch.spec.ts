import { beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { ProfileBatchAnswered } from '@firmograph/contracts';
import { Bench } from '../testing/bench.ts';
import { aDefinition, later, profilesNamed, runRequested, tenantId } from '../testing/builders.ts';
import { fakeMemory } from '../testing/fake-memory.ts';
import type { Run } from '../domain/run.ts';
import type { Policy } from '../domain/policy.ts';
import { BeginRun } from './begin-run.ts';
import { ChangeRun } from './change-run.ts';
import { PermitCache } from './permit-cache.ts';

beforeAll(() => Logger.overrideLogger(false));

const bench = (run: Partial<Run> = {}, policy: Partial<Policy> = {}) => Bench.set(fakeMemory, run, policy);

describe('a batch of a run', () => {
  it('is sent in one call, collected, and answered', async () => {
    const b = await bench();
    await b.store();
    await b.workOff();
    expect(b.leadspace.submitted).toMatchObject([{ names: ['Acme', 'Globex'] }]);
    expect(await b.answers()).toMatchObject([
      { kind: 'company', profileId: 'p1', company: { name: 'Acme Inc.' }, cached: false },
      { kind: 'company', profileId: 'p2', company: { name: 'Globex Inc.' } },
    ]);
    expect(await b.ledger()).toMatchObject([
      { state: 'answered', records: 2, consentVersion: 2, connectionId: b.run.connectionId, batch: 1 },
    ]);
  });

  it('says which definition its answers belong to, in headers and in itself', async () => {
    const b = await bench({ definitionVersion: 7 });
    const { runId } = await b.store({ batch: 12 });
    await b.workOff();
    const [message] = b.published;
    const event = ProfileBatchAnswered.message.parse(JSON.parse(message?.value ?? ''));
    expect(event).toMatchObject({ subject: message?.key, data: { definitionVersion: 7, part: 1, parts: 1 } });
    expect(message?.headers).toMatchObject({ run: runId, batch: '12', part: '1', parts: '1', profiles: '2' });
  });

  it('with one sendable profile uses the single call', async () => {
    const b = await bench();
    await b.store({ profiles: profilesNamed('Acme', 'n/a', '') });
    await b.workOff();
    expect(b.leadspace.polled).toEqual([]);
    expect(await b.outcomes()).toEqual(['company', 'not-eligible: placeholder-name', 'not-eligible: no-company-name']);
    expect(await b.states()).toEqual(['answered']);
  });

  it('with nothing sendable makes no call, and writes none down', async () => {
    const b = await bench();
    await b.store({ profiles: profilesNamed('n/a', '') });
    await b.workOff();
    expect(b.leadspace.submitted).toEqual([]);
    expect(await b.ledger()).toEqual([]);
    expect(await b.answers()).toHaveLength(2);
  });

  it('sends only what the consent lets go', async () => {
    const b = await bench();
    b.permits.fields = ['name'];
    let sent: unknown;
    const submit = b.leadspace.submit.bind(b.leadspace);
    b.leadspace.submit = (credential, questions, reference) => {
      sent = questions.map(({ input }) => input);
      return submit(credential, questions, reference);
    };
    const website = { name: 'Acme', website: 'acme.example' };
    await b.store({ profiles: [{ profileId: 'p1', input: website }, ...profilesNamed('Globex')] });
    await b.workOff();
    expect(sent).toEqual([{ name: 'Acme' }, { name: 'Globex' }]);
  });

  it('joins shuffled answers to their profiles and misses none that is missing', async () => {
    const b = await bench();
    b.leadspace.handling = (records) => [...records].reverse().filter((_, position) => position !== 1);
    await b.store({ profiles: profilesNamed('Acme', 'Globex', 'Initech') });
    await b.workOff();
    expect(await b.answers()).toMatchObject([
      { profileId: 'p1', company: { name: 'Acme Inc.' } },
      { profileId: 'p2', because: { outcome: 'failed', reason: 'record-error' } },
      { profileId: 'p3', company: { name: 'Initech Inc.' } },
    ]);
  });

  it('tells what is not found from what failed', async () => {
    const b = await bench();
    b.leadspace.handling = (records) =>
      records.map((record) => (record.externalId.endsWith(':1') ? { ...record, kind: 'failed' as const } : record));
    await b.store({ profiles: profilesNamed('Nobody', 'Globex') });
    await b.workOff();
    expect(await b.outcomes()).toEqual(['no-company', 'failed: record-error']);
  });

  it('does not send a profile that was deleted after the freeze', async () => {
    const b = await bench();
    await b.memory.deleted.note(tenantId, 'p2', b.clock.now());
    await b.store({ profiles: profilesNamed('Acme', 'Globex', 'Initech') });
    await b.workOff();
    expect(b.leadspace.submitted).toMatchObject([{ names: ['Acme', 'Initech'] }]);
    expect(await b.outcomes()).toEqual(['company', 'not-eligible: deleted', 'company']);
  });

  it('sends a profile that had been deleted, and came again, before the freeze', async () => {
    const b = await bench();
    await b.memory.deleted.note(tenantId, 'p2', later(-60_000));
    await b.store();
    await b.workOff();
    expect(await b.outcomes()).toEqual(['company', 'company']);
  });

  it('waits for a run that is not known, and goes on when it is', async () => {
    const b = await bench();
    const definition = aDefinition({ connectionId: b.run.connectionId, enrichmentId: b.run.enrichmentId });
    const runId = '00000000-0000-4000-8000-0000000000aa';
    await b.store({ runId, connectionId: '' });
    const step = b.worker();
    await step();
    b.clock.pass(10_000);
    await step();
    expect(b.permits.asked).toEqual([]);
    await new BeginRun(b.runs, b.batches, b.clock).execute(runRequested({ tenantId, runId, definition }));
    await step();
    expect(b.leadspace.submitted).toHaveLength(1);
  });

  it('is named after its connection when the run came in between', async () => {
    const b = await bench();
    await b.store({ connectionId: '' });
    await b.workOff();
    expect(await b.outcomes()).toEqual(['company', 'company']);
  });
});

describe('what was asked before', () => {
  it('is answered without a call while it is fresh, misses too, with its age', async () => {
    const b = await bench();
    await b.store({ profiles: profilesNamed('Acme', 'Nobody') });
    await b.workOff();
    b.clock.pass(1000);
    await b.store({ batch: 2, profiles: profilesNamed('ACME', 'nobody') });
    await b.workOff();
    expect(b.leadspace.chargedRecords).toBe(2);
    const [first, , again] = await b.answers();
    expect(again).toMatchObject({ kind: 'company', cached: true, askedAt: first?.kind === 'company' && first.askedAt });
    expect(await b.batches.ofRun(tenantId, b.run.runId)).toMatchObject({ asked: 2, cached: 2 });
  });

  it('is asked again when it is no longer fresh', async () => {
    const b = await bench({ freshForDays: 1 });
    await b.store();
    await b.workOff();
    b.clock.pass(25 * 3_600_000);
    await b.store({ batch: 2 });
    await b.workOff();
    expect(b.leadspace.chargedRecords).toBe(4);
  });

  it('is asked every time where the enrichment says so, even twice in one batch', async () => {
    const b = await bench({ freshForDays: 0 });
    await b.store({ profiles: profilesNamed('Acme', 'Acme') });
    await b.store({ batch: 2, profiles: profilesNamed('Acme', 'Acme') });
    await b.workOff();
    expect(b.leadspace.chargedRecords).toBe(4);
  });

  it('is paid once for profiles of a batch that ask the same', async () => {
    const b = await bench();
    await b.store({ profiles: profilesNamed('Acme', 'ACME', 'Globex') });
    await b.workOff();
    expect(b.leadspace.chargedRecords).toBe(2);
    expect(await b.answers()).toMatchObject([{ cached: false }, { cached: true }, { cached: false }]);
  });
});

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

  it('is tried again when a person resumes the run', async () => {
    const b = await bench();
    b.leadspace.script.push({ kind: 'refused', cause: 'credentials' });
    await b.store();
    const step = b.worker();
    await step();
    const resume = new ChangeRun(b.runs, b.batches, new PermitCache(b.permits, b.clock), {
      blocks: b.memory.blocks,
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

describe('a canceled run', () => {
  it('ends what is not sent and collects what is', async () => {
    const b = await bench();
    await b.store();
    const step = b.worker();
    await step();
    await b.store({ batch: 2, profiles: profilesNamed('Initech', 'n/a') });
    await b.runs.change(tenantId, b.run.runId, { sequence: 5, cancel: 'canceled' });
    await b.workOff(step);
    expect((await b.outcomes()).slice().sort()).toEqual([
      'company',
      'company',
      'not-attempted: canceled',
      'not-attempted: canceled',
    ]);
    expect(b.leadspace.submitted).toHaveLength(1);
  });

  it('says that consent was missing where it was', async () => {
    const b = await bench({ cancel: 'no-consent' });
    await b.store();
    await b.workOff();
    expect(await b.outcomes()).toEqual(['not-attempted: no-consent', 'not-attempted: no-consent']);
  });
});

describe('the permit', () => {
  it('withdrawn stops calls at the latest when the one held ends', async () => {
    const b = await bench();
    const step = b.worker();
    await b.store();
    await step();
    const withdrawnAt = b.clock.monotonic();
    b.permits.refusal = 'no-consent';
    for (let batch = 2; batch < 60; batch += 1) {
      await b.store({ batch, profiles: profilesNamed(`Company ${batch}`, `Firm ${batch}`) });
      await step();
      b.clock.pass(1000);
    }
    const after = b.leadspace.submitted.map(({ at }) => at - withdrawnAt);
    expect(Math.max(...after)).toBeLessThan(b.permits.validForMs);
    expect(await b.outcomes()).toContain('not-attempted: no-consent');
  });

  it('that ended between the decision and the call stops the call', async () => {
    const b = await bench();
    await b.store();
    const slow = new Proxy(b.batches, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return async (...given: readonly unknown[]): Promise<unknown> => {
          const isSending = (given[1] as { to?: string } | undefined)?.to === 'sent';
          if (name === 'settle' && isSending) b.clock.pass(30_000);
          return Reflect.apply(member, target, given) as unknown;
        };
      },
    });
    await b.worker({ batches: slow })();
    expect(b.leadspace.submitted).toEqual([]);
    expect(await b.ledger()).toMatchObject([{ state: 'refused', reason: 'permit-ended' }]);
    await b.workOff();
    expect(b.leadspace.chargedRecords).toBe(2);
  });

  it.each(['paused', 'blocked', 'inactive', 'unavailable'] as const)(
    'that is not given (%s) keeps the batch waiting, without asking all the time',
    async (refusal) => {
      const b = await bench();
      b.permits.refusal = refusal;
      await b.store();
      const step = b.worker();
      for (let second = 0; second < 60; second += 1) {
        await step();
        b.clock.pass(1000);
      }
      expect(b.leadspace.submitted).toEqual([]);
      expect(b.permits.asked.length).toBeLessThanOrEqual(12);
      b.permits.refusal = null;
      await b.workOff(step);
      expect(await b.outcomes()).toEqual(['company', 'company']);
    },
  );

  it('is asked for in the name of the connection, the enrichment and the run', async () => {
    const b = await bench();
    await b.store();
    await b.workOff();
    const { runId, connectionId, enrichmentId } = b.run;
    expect(b.permits.asked).toEqual([
      { tenantId, runId, connectionId, enrichmentId, to: 'submit' },
      { tenantId, runId, connectionId, enrichmentId, to: 'collect' },
    ]);
  });
});
