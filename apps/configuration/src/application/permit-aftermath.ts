import { Injectable } from '@nestjs/common';
import { expired } from '../domain/consent.ts';
import type { PermitDecision, Refusal } from '../domain/permit.ts';
import type { CancelReason } from '../domain/run.ts';
import { EndConsent } from './end-consent.ts';
import type { PermitRequest } from './permit-records.ts';
import { RunChanges } from './run-changes.ts';

/**
 * Who asks for a permit works on the run: it does not stand still. A refusal that no waiting can change ends the run; this
 * closes the gap between what a run was started on and what ended at the same moment.
 */
@Injectable()
export class PermitAftermath {
  constructor(
    private readonly consents: EndConsent,
    private readonly changes: RunChanges,
  ) {}

  async execute({ tenantId, connectionId, runId }: PermitRequest, decision: PermitDecision, now: Date): Promise<void> {
    const run = { tenantId, id: runId };
    if (decision.granted) {
      await this.changes.alive(run, now);
      return;
    }
    const reason = endings[decision.because];
    if (reason === undefined) return;
    if (reason === 'no-consent')
      await this.consents.execute({ tenantId, id: connectionId }, now, (record) => expired(record, now));
    await this.changes.tell(run, { kind: 'cancel', reason }, now);
  }
}

const endings: Partial<Record<Refusal, CancelReason>> = {
  'no-consent': 'no-consent',
  inactive: 'canceled',
  removed: 'canceled',
};
