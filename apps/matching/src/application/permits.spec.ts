import { beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Policy } from '../domain/policy.ts';
import type { Run } from '../domain/run.ts';
import { Bench } from '../testing/bench.ts';
import { profilesNamed, tenantId } from '../testing/builders.ts';
import { fakeMemory } from '../testing/fake-memory.ts';

beforeAll(() => {
  Logger.overrideLogger(false);
});

const bench = (run: Partial<Run> = {}, policy: Partial<Policy> = {}) => Bench.set(fakeMemory, run, policy);

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
      {
        tenantId,
        runId,
        connectionId,
        enrichmentId,
        to: 'collect',
        sentWith: expect.stringContaining('fingerprint-of'),
      },
    ]);
  });
});
