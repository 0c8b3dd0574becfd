import { Controller } from '@nestjs/common';
import { matchingRoutes, type InputOf, type OutputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { LookForAnswers } from '../../application/look-for-answers.ts';
import { Workers, type LedgerEntry } from '../../application/ports.ts';
import { ReconcileRun } from '../../application/reconcile-run.ts';
import { SendAgain } from '../../application/send-again.ts';
import { shownCall } from './shown-call.ts';

const { reconcileRun, sendCallAgain, lookForAnswers } = matchingRoutes;

/** Calls of which nobody knows whether they were paid for. */
@Controller()
export class DoubtsController {
  constructor(
    private readonly reconcile: ReconcileRun,
    private readonly again: SendAgain,
    private readonly look: LookForAnswers,
    private readonly workers: Workers,
  ) {}

  @Serve(reconcileRun)
  async reconciliation(
    { params: { runId } }: InputOf<typeof reconcileRun>,
    { tenantId }: Caller,
  ): Promise<OutputOf<typeof reconcileRun>> {
    const { inDoubt, ...sums } = await this.reconcile.execute(tenantId, runId);
    return { runId, ...sums, inDoubt: inDoubt.map(doubtful) };
  }

  @Serve(sendCallAgain)
  async sendAgain(
    { params }: InputOf<typeof sendCallAgain>,
    { tenantId, subject }: Caller,
  ): Promise<OutputOf<typeof sendCallAgain>> {
    const released = await this.again.execute(tenantId, params.callId, subject);
    this.workers.wake();
    return shownCall(released);
  }

  @Serve(lookForAnswers)
  async lookAgain(
    { params: { callId } }: InputOf<typeof lookForAnswers>,
    { tenantId }: Caller,
  ): Promise<OutputOf<typeof lookForAnswers>> {
    return shownCall(await this.look.again(tenantId, callId));
  }
}

function doubtful({ callId, batch, records, state, attemptedAt, hint, released }: LedgerEntry) {
  return {
    ...{ callId, batch, records, state, attemptedAt: attemptedAt.toISOString() },
    ...{ isReported: hint !== undefined, releasedBy: released?.by ?? null },
  };
}
