import { Injectable } from '@nestjs/common';
import type {
  RunBlocked,
  RunCanceled,
  RunCompleted,
  RunFailed,
  RunPaused,
  RunRequested,
  RunResumed,
  RunSourced,
} from '@firmograph/contracts';
import { assertNever, DomainError } from '@firmograph/kernel';
import { Bell } from './bell.ts';
import { Enrichments, Runs } from './ports.ts';

export type RunNews =
  RunRequested | RunSourced | RunPaused | RunResumed | RunBlocked | RunCompleted | RunCanceled | RunFailed;

/** Keeps what is heard of a run; hearing it twice changes nothing. */
@Injectable()
export class FollowRun {
  constructor(
    private readonly runs: Runs,
    private readonly enrichments: Enrichments,
    private readonly bell: Bell,
  ) {}

  async execute(news: RunNews): Promise<void> {
    if (news.type === 'run.requested') return this.begin(news);
    // Its request comes before it on the same partition, so it will not come any more.
    if (!(await this.note(news))) throw new DomainError('run/unknown', 'The run of this event was never heard of.');
    if (news.type === 'run.sourced') this.bell.ring('settle-runs');
  }

  private async begin({ tenantid, data }: RunRequested): Promise<void> {
    const { runId, enrichmentId, definition, plan } = data;
    await this.enrichments.know(tenantid, enrichmentId);
    await this.runs.begin({
      ...{ tenantId: tenantid, runId, enrichmentId, definition },
      requestedAt: new Date(data.requestedAt),
      ...(plan === undefined ? {} : { plan }),
    });
  }

  private note(news: Exclude<RunNews, RunRequested>): Promise<boolean> {
    const { tenantid, time, data } = news;
    const at = new Date(time);
    switch (news.type) {
      case 'run.sourced':
        return this.runs.freeze(tenantid, data.runId, {
          profiles: news.data.profiles,
          batches: news.data.batches,
          at,
        });
      case 'run.paused':
      case 'run.blocked':
        return this.runs.wait(tenantid, data.runId, { is: true, since: at });
      case 'run.resumed':
        return this.runs.wait(tenantid, data.runId, { is: false, since: at });
      case 'run.completed':
      case 'run.canceled':
      case 'run.failed':
        return this.runs.end(tenantid, data.runId, { state: endOf(news.type), at });
      default:
        return assertNever(news);
    }
  }
}

function endOf(type: 'run.completed' | 'run.canceled' | 'run.failed') {
  return ({ 'run.completed': 'completed', 'run.canceled': 'canceled', 'run.failed': 'failed' } as const)[type];
}
