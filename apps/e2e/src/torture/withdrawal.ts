import { configurationRoutes } from '@firmograph/contracts';
import { eventually } from '@firmograph/testing';
import { providerLedger } from '../testing/sandbox-ledger.ts';
import { anEnrichment, batchSize, type Ground } from './ground.ts';
import { seeded } from './seed.ts';

const withinMs = 120_000;

export interface Disturbance {
  readonly seed: number;
  readonly profiles: number;
  /** How long the stack's permits last, in milliseconds. */
  readonly permitMs: number;
}

/** When calls for records came to the provider, by its own ledger. */
export interface Submits {
  readonly before: number;
  /** After it, while a permit may still have lasted. */
  readonly within: number;
  /** Later than that: there must be none. */
  readonly beyond: number;
}

export interface WithdrawalFindings extends Submits {
  readonly seed: number;
  /** How the run ended, and why. */
  readonly state: string;
  readonly outcomes: number;
  readonly distinctOutcomes: number;
  /** Profiles that were not sent because no consent was there any more. */
  readonly notSent: number;
}

/** A run in the midst of which the consent is withdrawn, after as many calls as the seed says. */
export async function withdrawInMidRun(ground: Ground, plan: Disturbance): Promise<WithdrawalFindings> {
  const { administrator, connectionId } = ground;
  await administrator.agree(connectionId);
  const { runId, startedWith } = await begun(ground, `withdrawn-${plan.seed}`, plan);
  const params = { connectionId };
  const { withdrawnAt } = await administrator.call('configuration', configurationRoutes.withdrawConsent, { params });
  const at = Date.parse(withdrawnAt ?? '');
  const { state, reason } = await administrator.ended(runId, withinMs);
  const submits = await submitsAround(ground, { at, startedWith, ...plan });
  const outcomes = await administrator.outcomes(runId);
  return {
    seed: plan.seed,
    state: `${state}: ${reason ?? ''}`,
    ...submits,
    outcomes: outcomes.length,
    distinctOutcomes: new Set(outcomes.map(({ profileId }) => profileId)).size,
    notSent: outcomes.filter((each) => each.outcome === 'not-attempted' && each.reason === 'no-consent').length,
  };
}

/** A run in the midst of which nobody answers for configuration any more; it goes on once somebody does. */
export async function loseConfiguration(
  ground: Ground,
  plan: Disturbance & { readonly by: 'SIGSTOP' | 'SIGKILL' },
): Promise<Submits & { readonly state: string; readonly outcomes: number }> {
  const { administrator, stack, connectionId } = ground;
  await administrator.agree(connectionId);
  const { runId, startedWith } = await begun(ground, `lost-${plan.by}-${plan.seed}`, plan);
  const lost = stack.processes('configuration');
  for (const process of lost) await stack.kill(process, plan.by);
  const submits = await submitsAround(ground, { at: Date.now(), startedWith, ...plan });
  for (const process of lost)
    if (plan.by === 'SIGSTOP') await stack.kill(process, 'SIGCONT');
    else await stack.spawn('configuration', { PORT: new URL(process.url).port });
  const { state } = await administrator.ended(runId, withinMs);
  return { ...submits, state, outcomes: (await administrator.outcomes(runId)).length };
}

/** A run that has made some of its calls, and has others to make. */
async function begun(ground: Ground, name: string, { seed, profiles }: Disturbance) {
  const random = seeded(seed);
  const startedWith = (await providerLedger(ground.sandboxUrl)).arrivals.length;
  const enrichmentId = await anEnrichment(ground, name, profiles);
  const { runId } = await ground.administrator.run(enrichmentId);
  const calls = 1 + Math.floor((random() * profiles) / batchSize / 2);
  await eventually(async () => {
    const { arrivals } = await providerLedger(ground.sandboxUrl);
    if (arrivals.length - startedWith < calls) throw new Error(`${arrivals.length - startedWith} calls so far`);
  }, withinMs);
  return { runId, startedWith };
}

interface Moment extends Disturbance {
  readonly at: number;
  readonly startedWith: number;
}

/** What the provider counted, once no permit of then can last any more. */
async function submitsAround({ sandboxUrl }: Ground, { at, startedWith, permitMs }: Moment): Promise<Submits> {
  const end = at + permitMs;
  await eventually(() => {
    if (Date.now() <= end + 250) throw new Error('A permit may last still');
  }, permitMs + withinMs);
  const arrivals = (await providerLedger(sandboxUrl)).arrivals.slice(startedWith);
  const among = (from: number, to: number) => arrivals.filter((arrival) => arrival > from && arrival <= to).length;
  return { before: among(0, at), within: among(at, end), beyond: among(end, Infinity) };
}

/** What is wrong with a run whose consent was withdrawn, in words. */
export function faultsOfWithdrawal(findings: WithdrawalFindings, profiles: number): readonly string[] {
  const { state, beyond, before, outcomes, distinctOutcomes, notSent } = findings;
  const held: Readonly<Record<string, boolean>> = {
    [`ended ${state}`]: state === 'canceled: no-consent',
    [`${beyond} submits after the permit's length`]: beyond === 0,
    'withdrawn before or after the run': before > 0 && notSent > 0,
    'not one outcome for each profile': outcomes === profiles && distinctOutcomes === profiles,
  };
  return Object.keys(held).filter((fault) => held[fault] !== true);
}
