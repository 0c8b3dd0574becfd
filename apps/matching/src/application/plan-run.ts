import type { SendableField } from '@firmograph/enrichment';
import type { SourcedProfile } from '../domain/batch.ts';
import { sortOut } from '../domain/plan.ts';
import type { Question } from '../domain/question.ts';
import { runPlanOf, type RunPlan } from '../domain/run-plan.ts';
import type { KnownAnswer } from '../domain/told.ts';
import type { KnownAnswers } from './ports.ts';

export interface PlanQuestion {
  readonly connectionId: string;
  readonly fields: readonly SendableField[];
  readonly freshForDays: number;
  readonly isShared: boolean;
  readonly profiles: number;
  readonly examined: number;
  readonly sendable: number;
  readonly samples: readonly SourcedProfile[];
}

export interface PlannedRun extends RunPlan {
  readonly sampled: number;
}

const dayMs = 24 * 60 * 60_000;

/** What a run would take, from what is remembered of a sample. Nothing is sent, and nothing is written. */
export class PlanRun {
  constructor(
    private readonly answers: KnownAnswers,
    private readonly callsPerSecond: number,
  ) {}

  async execute(tenantId: string, question: PlanQuestion, now: Date): Promise<PlannedRun> {
    const { connectionId, fields, isShared, freshForDays, samples } = question;
    const sorted = sortOut(samples, { connectionId, fields, isShared, deleted: new Set() });
    const questions = sorted.filter((each) => each.kind === 'question');
    const keys = questions.flatMap(({ key, sharedKey }) => (sharedKey === undefined ? [key] : [key, sharedKey]));
    const known = await this.answers.find(tenantId, [...new Set(keys)], new Date(0));
    const since = new Date(now.getTime() - freshForDays * dayMs);
    const found = questions.map((each) => answerTo(each, known)).filter((answer) => answer !== undefined);
    const answered = found.filter(({ finding }) => finding.startsWith('{"kind":"company"') || isMiss(finding));
    const fresh = freshForDays === 0 ? [] : found.filter(({ askedAt }) => askedAt >= since);
    const { profiles, examined, sendable } = question;
    const counts = {
      sampled: questions.length,
      fresh: fresh.length,
      answered: answered.length,
      matched: answered.filter(({ finding }) => !isMiss(finding)).length,
    };
    return { ...runPlanOf({ profiles, examined, sendable, ...counts }, this.callsPerSecond), sampled: counts.sampled };
  }
}

/** Its own answer before one that is shared. */
function answerTo({ key, sharedKey }: Question, known: ReadonlyMap<string, KnownAnswer>): KnownAnswer | undefined {
  return known.get(key) ?? (sharedKey === undefined ? undefined : known.get(sharedKey));
}

function isMiss(finding: string): boolean {
  return finding.startsWith('{"kind":"no-company"');
}
