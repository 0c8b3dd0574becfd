import { Injectable } from '@nestjs/common';
import { dayMs, pointsOf, type Period, type RunPoint } from '../domain/run-points.ts';
import { KnownEnrichment } from './known-enrichment.ts';
import { Runs } from './ports.ts';

const days = { '7d': 7, '30d': 30, '90d': 90 } as const;
const mostPoints = 1000;

export interface HistoryQuery {
  readonly range: keyof typeof days | 'custom';
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly per: 'run' | 'day';
}

/** How many profiles an enrichment had enriched, over time. */
@Injectable()
export class SummarizeRuns {
  constructor(
    private readonly known: KnownEnrichment,
    private readonly runs: Runs,
  ) {}

  async execute(tenantId: string, enrichmentId: string, query: HistoryQuery, now: Date) {
    await this.known.require(tenantId, enrichmentId);
    const period = periodOf(query, now);
    const runs = await this.runs.settledIn(tenantId, enrichmentId, period, mostPoints);
    const points: readonly RunPoint[] = pointsOf(runs, query.per);
    return { ...period, points };
  }
}

function periodOf({ range, from, to }: HistoryQuery, now: Date): Period {
  if (range !== 'custom') return { from: new Date(now.getTime() - days[range] * dayMs), to: now };
  return { from: new Date(from ?? 0), to: to === undefined ? now : new Date(to) };
}
