import { AnswerBatch } from './application/answer-batch.ts';
import { BlockCredential } from './application/block-credential.ts';
import { CollectBatch } from './application/collect-batch.ts';
import { GiveUp } from './application/give-up.ts';
import { KeepAnswers } from './application/keep-answers.ts';
import { LearnFact, type Sources } from './application/learn-fact.ts';
import { Judging } from './application/judging.ts';
import type { Decisions, Leadspace, Runs } from './application/ports.ts';
import { SettleCall } from './application/settle-call.ts';
import { SubmitBatch, type CallSettings } from './application/submit-batch.ts';
import { TakeTurn } from './application/take-turn.ts';
import { WorkOnBatch } from './application/work-on-batch.ts';
import { Turns } from './domain/turns.ts';

/** What the worker works with. */
export interface Workshop extends Sources {
  readonly runs: Runs;
  readonly leadspace: Leadspace;
  readonly decisions: Decisions;
}

export interface WorkSettings extends CallSettings {
  /** Steps that run at once. */
  readonly lanes: number;
}

/** Puts together what one step of the worker needs. */
export function turnTaking(shop: Workshop, settings: WorkSettings): TakeTurn {
  return new TakeTurn(turnsFor(settings), shop.batches, workOnBatch(shop, settings), shop.clock);
}

export function workOnBatch(shop: Workshop, settings: CallSettings): WorkOnBatch {
  const { batches, ledger, clock, leadspace, answers, budgets } = shop;
  const { policy } = settings;
  const judging = new Judging(shop.decisions, clock);
  const answer = new AnswerBatch(batches, judging, clock);
  const keep = new KeepAnswers(answers, ledger, answer, clock);
  const block = new BlockCredential(shop.blocks, shop.runs, clock);
  const giveUp = new GiveUp(answers, ledger, answer, clock);
  const settle = new SettleCall({ batches, ledger, clock }, { keep, answer, block }, policy);
  const submit = new SubmitBatch({ batches, ledger, leadspace, budgets, clock }, settle, settings);
  const collect = new CollectBatch({ batches, ledger, clock }, leadspace, { keep, block, giveUp }, policy);
  return new WorkOnBatch(shop, new LearnFact(shop, judging), { submit, collect, keep, answer, giveUp }, policy);
}

/** One connection alone never has all lanes: the others' first batch finds one free. */
function turnsFor({ lanes, policy }: WorkSettings): Turns {
  return new Turns({
    share: Math.max(1, Math.ceil(lanes * 0.75)),
    restFirstMs: policy.outageFirstMs / 2,
    restMostMs: policy.outageMostMs / 2,
  });
}
