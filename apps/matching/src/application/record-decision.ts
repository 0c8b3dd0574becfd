import { NotFound } from '@firmograph/kernel';
import type { Clock, Decisions, RecordedDecision, Runs } from './ports.ts';

/** A person looked at an answer of a run. */
export class RecordDecision {
  constructor(
    private readonly decisions: Decisions,
    private readonly runs: Runs,
    private readonly clock: Clock,
  ) {}

  async execute(tenantId: string, decision: Omit<RecordedDecision, 'decidedAt'>): Promise<void> {
    const { runId } = decision;
    if ((await this.runs.find(tenantId, runId)) === null) throw new NotFound('run', runId);
    await this.decisions.record(tenantId, { ...decision, decidedAt: this.clock.now() });
  }
}
