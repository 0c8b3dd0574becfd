import { describe, expect, it } from '@jest/globals';
import { doubtfulCall, fakeSpend } from '../testing/fake-spend.ts';
import { running } from '../testing/running.ts';

const { now, run } = running();
const { runId } = fakeSpend.reconciliation;

describe('reconcile', () => {
  it('says what is possibly paid, what twice, and which calls are in doubt', async () => {
    const { exitCode, output } = await run(`reconcile ${runId}`);
    expect(exitCode).toBe(0);
    expect(output).toContain('\npossibly paid: 500, possibly paid twice: 0\n');
    expect(output).toMatch(/The provider gave back *│? *2 *│? *998/);
    expect(output).toContain(`${doubtfulCall}\n  batch 2, 500 records, ambiguous since 2026-11-24T12:00:00.000Z; the`);
    expect(output).toContain('firmograph send-again CALL');
  });

  it('prints all of it as JSON', async () => {
    const { output } = await run(`reconcile ${runId} --json`);
    expect(JSON.parse(output)).toEqual(fakeSpend.reconciliation);
  });
});

describe('send-again', () => {
  it('says what may come of it', async () => {
    const { output } = await run(`send-again ${doubtfulCall}`);
    expect(output).toBe('500 records are asked again; the provider may charge for them twice.\n');
    expect(now.stack.sentAgain).toEqual([doubtfulCall]);
  });
});

describe('usage', () => {
  it('shows what was spent, what is to come, and which budget is nearly used up', async () => {
    const { exitCode, output, errors } = await run('usage');
    expect(exitCode).toBe(0);
    expect(output).toMatch(/2026-11-24 .*3 .*1,000 .*500/);
    expect(output).toContain('Forecast. The mean.');
    expect(output).toMatch(/1,500 of 10,500 .*46,500/);
    expect(output).toMatch(/all .*month .*1,800 .*1,500 .*300 .*2026-12-01/);
    expect(errors).toContain('The budget of all, month, is at 83 %.');
  });

  it('prints it as JSON, of one connection when that is asked for', async () => {
    const all = JSON.parse((await run('usage --json')).output) as typeof fakeSpend;
    expect(all).toMatchObject({ history: fakeSpend.history, budgets: fakeSpend.budgets });
    const none = await run('usage --json --by month --connection 00000000-0000-4000-8000-0000000000c2');
    expect(JSON.parse(none.output)).toMatchObject({ forecast: { items: [] } });
  });

  it('refuses a period that there is not', async () => {
    expect(await run('usage --by year')).toMatchObject({ exitCode: 2 });
  });
});
