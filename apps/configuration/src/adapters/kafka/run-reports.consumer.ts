import { Controller } from '@nestjs/common';
import {
  runs,
  type RunBlocked,
  type RunRequested,
  type RunSettled,
  type RunSourced,
  type RunStrayed,
} from '@firmograph/contracts';
import { Consume } from '@firmograph/kafka';
import { HearBlock } from '../../application/hear-block.ts';
import { HearRunReport } from '../../application/hear-run-report.ts';
import { beyondPlan } from '../../domain/run.ts';
import { Notify } from '../../application/notify.ts';
import { source } from '../../application/messages.ts';

/**
 * What the other services report of a run. What we said ourselves comes back on the same topic, and is no news; but that a
 * request came back shows that the others are told.
 */
@Controller()
export class RunReportsConsumer {
  constructor(
    private readonly report: HearRunReport,
    private readonly block: HearBlock,
    private readonly notify: Notify,
  ) {}

  @Consume(runs, 'run.requested')
  async requested({ tenantid, data: { runId } }: RunRequested): Promise<void> {
    await this.report.announced({ tenantId: tenantid, id: runId }, new Date());
  }

  @Consume(runs, 'run.sourced')
  async sourced({ id, tenantid, data: { runId, profiles } }: RunSourced): Promise<void> {
    const event = { kind: 'sourced', profiles } as const;
    await this.report.execute({ tenantId: tenantid, id: runId }, { id, event }, new Date());
  }

  @Consume(runs, 'run.settled')
  async settled({ id, tenantid, data }: RunSettled): Promise<void> {
    const { runId, profiles, counts, reasons, cached, answeredAt } = data;
    const details = {
      ...(reasons === undefined ? {} : { reasons }),
      ...(cached === undefined ? {} : { cached }),
      ...(answeredAt === undefined ? {} : { answeredAt: new Date(answeredAt) }),
    };
    const event = { kind: 'settled', profiles, counts, ...details } as const;
    await this.report.execute({ tenantId: tenantid, id: runId }, { id, event }, new Date());
  }

  @Consume(runs, 'run.strayed')
  async strayed({ id, tenantid, data: { runId, measure, value, least, most } }: RunStrayed): Promise<void> {
    const short = (figure: number) => String(Math.round(figure * 1000) / 1000);
    const reason = `${beyondPlan}: ${measure} ${short(value)} is not within ${short(least)} to ${short(most)}`;
    await this.report.execute({ tenantId: tenantid, id: runId }, { id, event: { kind: 'stray', reason } }, new Date());
  }

  @Consume(runs, 'run.blocked')
  async blocked({ id, source: saidBy, time, tenantid, data: { runId, reason } }: RunBlocked): Promise<void> {
    const address = { tenantId: tenantid, id: runId };
    if (saidBy !== source) await this.block.execute(address, { id, reason, at: new Date(time) }, new Date());
    await this.notify.ofRun(address, id, new Date());
  }
}
