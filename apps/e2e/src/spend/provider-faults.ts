import { configurationRoutes, matchingRoutes, type LedgerEntry, type Reconciliation } from '@firmograph/contracts';
import { eventually } from '@firmograph/testing';
import type { z } from 'zod';
import { breakProvider, chargedByCall, faultsLeft, providerLedger, setProvider } from '../testing/sandbox-ledger.ts';
import { csvOf } from '../testing/companies.ts';
import { batchSize, type Ground } from '../torture/ground.ts';

type Call = z.output<typeof LedgerEntry>;

/** What our ledger and the provider's came to, call by call. */
export interface SpendFindings {
  readonly profiles: number;
  readonly state: string;
  readonly outcomes: number;
  readonly calls: number;
  /** Calls that were listed as ambiguous. */
  readonly ambiguous: number;
  /** Calls on which the two ledgers differ, but for the ambiguous ones. */
  readonly differing: readonly string[];
  readonly unknownToUs: number;
  readonly charged: number;
  readonly paid: number;
  readonly possiblyPaid: number;
  readonly possiblyPaidTwice: number;
  readonly chargedTwice: number;
  /** Questions that were charged more than once, whatever their call. */
  readonly askedTwice: number;
  /** How often the credits were gone, and a person bought some. */
  readonly resumed: number;
  /** Of the budget that was set for the month. */
  readonly budgetUsed: number;
}

/** On a machine that is busy with other things. */
const msPerProfile = 90;

/** One run whose provider loses answers and callbacks, says things twice and runs out of credits in the middle. */
export async function providerFaults(ground: Ground, profiles: number): Promise<SpendFindings> {
  const { administrator, connectionId, sandboxUrl } = ground;
  const name = `faults-${profiles}`;
  const before = await providerLedger(sandboxUrl);
  await administrator.importCsv(csvOf([...companies(profiles)]), name);
  const enrichmentId = await administrator.define({ connectionId, name, importId: name, freshForDays: 90 });
  await administrator.call('matching', matchingRoutes.putBudget, {
    params: { of: connectionId, window: 'total' },
    body: { credits: 1_000_000 },
  });
  const budgetBefore = await budgetOf(ground);
  await setProvider(sandboxUrl, { callsPerSecond: 100_000, pollsUntilDone: 2, processingMs: 500 });
  await breakProvider(sandboxUrl, round);
  const { runId } = await administrator.run(enrichmentId);
  const rounds = Math.floor(profiles / batchSize / callsOfRound);
  const { state, resumed } = await throughTrouble(ground, { runId, profiles, rounds: rounds - 1 });
  const [outcomes, calls, byCall, after, reconciliation] = await Promise.all([
    administrator.outcomes(runId),
    callsOf(ground, runId),
    chargedByCall(sandboxUrl),
    providerLedger(sandboxUrl),
    administrator.call('matching', matchingRoutes.reconcileRun, { params: { runId } }),
  ]);
  const charged = after.records - before.records;
  return {
    ...{ profiles, state, resumed, calls: calls.length, charged },
    outcomes: new Set(outcomes.map(({ profileId }) => profileId)).size,
    ...compared(calls, byCall, before.records),
    ...sumsOf(reconciliation),
    chargedTwice: Object.keys(after.chargedTwice).length - Object.keys(before.chargedTwice).length,
    askedTwice: charged - (after.distinctQuestions - before.distinctQuestions),
    budgetUsed: (await budgetOf(ground)) - budgetBefore,
  };
}

function sumsOf({ paid, possiblyPaid, possiblyPaidTwice }: z.output<typeof Reconciliation>) {
  return { paid, possiblyPaid, possiblyPaidTwice };
}

/** A call counts as equal when the provider has charged exactly what we have written down for it. */
function compared(calls: readonly Call[], byCall: ReadonlyMap<string, number>, chargedBefore: number) {
  const ambiguous = calls.filter(({ state }) => state === 'ambiguous');
  const settled = calls.filter(({ state }) => state !== 'ambiguous');
  const differing = settled.filter(({ callId, credits }) => (byCall.get(callId) ?? 0) !== credits);
  const ours = new Set(calls.map(({ callId }) => callId));
  const unknown = Array.from(byCall).filter(([callId]) => !ours.has(callId));
  return {
    ambiguous: ambiguous.length,
    differing: differing.map((call) => `${call.callId}: ${call.state}, ${call.credits} ≠ ${byCall.get(call.callId)}`),
    unknownToUs: unknown.reduce((sum, [, records]) => sum + records, 0) - chargedBefore,
  };
}

function* companies(count: number) {
  for (let index = 0; index < count; index += 1)
    yield { id: `f${index}`, name: `Faulty Works ${index} Ltd`, website: '', country: 'GB' };
}

/**
 * What is about commits and what is about bulks is counted over the same calls, so that at the twentieth and the thirty-third the
 * answer and the callback are lost. That the credits run out comes last: the calls that are refused then count for the one only.
 */
const round = [
  { kind: 'silence-after-commit', skip: 4 },
  { kind: 'reset-after-commit', skip: 3 },
  { kind: 'reset-after-commit', skip: 10 },
  { kind: '504-after-commit', skip: 12 },
  { kind: 'double-callback', skip: 6 },
  { kind: 'lost-callback', skip: 12 },
  { kind: 'lost-callback', skip: 12 },
  { kind: 'credits-run-out', skip: 5 },
  // Before the commit these are counted apart.
  { kind: 'reset', skip: 9 },
  { kind: '427', skip: 20 },
].map((fault) => ({ ...fault, on: 'bulk' }));
const callsOfRound = 45;

interface Trouble {
  readonly profiles: number;
  readonly runId: string;
  readonly rounds: number;
}

/** Has things go wrong round after round; buys credits and resumes whenever the run is blocked, as a person would. */
async function throughTrouble(ground: Ground, { runId, profiles, rounds }: Trouble) {
  const { administrator, sandboxUrl } = ground;
  let [begun, resumed] = [0, 0];
  const { state } = await eventually(
    async () => {
      const run = await administrator.call('configuration', configurationRoutes.getRun, { params: { runId } });
      if (run.state === 'blocked') {
        await resume(ground);
        resumed += 1;
      }
      if (begun < rounds && (await faultsLeft(sandboxUrl)) === 0) {
        await breakProvider(sandboxUrl, round);
        begun += 1;
      }
      if (!['completed', 'canceled', 'failed'].includes(run.state)) throw new Error(`The run is ${run.state}`);
      return run;
    },
    60_000 + profiles * msPerProfile,
  );
  return { state, resumed };
}

async function resume({ administrator, sandboxUrl, connectionId }: Ground): Promise<void> {
  await setProvider(sandboxUrl, { credits: 1_000_000 });
  await administrator.call('configuration', configurationRoutes.resumeConnection, { params: { connectionId } });
}

async function callsOf({ administrator }: Ground, runId: string): Promise<readonly Call[]> {
  const calls: Call[] = [];
  let after: string | null | undefined;
  while (after !== null) {
    const query = { runId, limit: 1000, ...(typeof after === 'string' ? { after } : {}) };
    const page = await administrator.call('matching', matchingRoutes.listLedger, { query });
    calls.push(...page.items);
    after = page.next;
  }
  return calls;
}

async function budgetOf({ administrator, connectionId }: Ground): Promise<number> {
  const { items } = await administrator.call('matching', matchingRoutes.listBudgets, {});
  return items.find(({ of }) => of === connectionId)?.used ?? 0;
}
