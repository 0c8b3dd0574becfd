import type { RunRequested } from '@firmograph/contracts';
import type { Run } from '../domain/run.ts';
import type { Batches, Clock, Runs } from './ports.ts';

/** A run is known from here on; batches of it that came first need wait no longer. */
export class BeginRun {
  constructor(
    private readonly runs: Runs,
    private readonly batches: Batches,
    private readonly clock: Clock,
  ) {}

  async execute({ tenantid, sequence, data }: RunRequested): Promise<void> {
    const { runId, enrichmentId, definition, mode, requestedAt } = data;
    const run: Run = {
      runId,
      enrichmentId,
      connectionId: definition.connectionId,
      definitionVersion: definition.version,
      freshForDays: definition.freshForDays,
      ...(mode === 'all' ? { asksAgainSince: new Date(requestedAt) } : {}),
      ...(definition.runBudget === undefined ? {} : { budget: definition.runBudget }),
      ...(definition.review === undefined ? {} : { tellsAsked: true as const }),
      wantsOpinion: (definition.secondOpinion ?? 'off') !== 'off',
      sharesAnswers: definition.duplicates === 'share-answer',
      ...(definition.targetPrecision === undefined ? {} : { targetPrecision: definition.targetPrecision }),
      isPaused: false,
      cancel: null,
      blocked: null,
      resumptions: 0,
      isOver: false,
    };
    await this.runs.begin(tenantid, run, sequence);
    await this.batches.nameConnection(tenantid, run, this.clock.now());
  }
}
