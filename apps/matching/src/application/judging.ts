import { judgementOf, mostDecisions, type Judgement } from '../domain/judgement.ts';
import type { Clock, Decisions } from './ports.ts';

/** In milliseconds: a decision need not count in the next batch already. */
const keptForMs = 30_000;

interface Kept {
  readonly until: number;
  readonly judgement: Promise<Judgement>;
}

/** Our own judgement as a tenant's decisions have shaped it: always from the decisions, never stored, so that none is lost on the way. */
export class Judging {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly decisions: Decisions,
    private readonly clock: Clock,
  ) {}

  async of(tenantId: string): Promise<Judgement> {
    const now = this.clock.monotonic();
    const kept = this.kept.get(tenantId);
    if (kept !== undefined && kept.until > now) return kept.judgement;
    const judgement = this.decisions.newest(tenantId, mostDecisions).then(judgementOf);
    this.kept.set(tenantId, { until: now + keptForMs, judgement });
    // What failed is asked for again.
    judgement.catch(() => this.kept.delete(tenantId));
    return judgement;
  }
}
