import { Injectable } from '@nestjs/common';
import { outcomeOf, type Outcome, type OutcomeName } from '@firmograph/enrichment';
import { DomainError, NotFound } from '@firmograph/kernel';
import { cursorOf, cursorText, firstOutcome, type OutcomeCursor } from '../domain/outcome-cursor.ts';
import type { FilledRow } from '../domain/row.ts';
import { Records, Rows, Runs, type Page, type RecordedOutcomes } from './ports.ts';

export interface OutcomeQuery {
  readonly after?: string | undefined;
  readonly limit: number;
  /** Only profiles that ended so. */
  readonly outcome?: OutcomeName | readonly OutcomeName[] | undefined;
  readonly rows: boolean;
}

export type ListedOutcome = Outcome & {
  readonly profileId: string;
  readonly batch: number;
  readonly row?: FilledRow | null;
};

/** What became of each profile of a run, in the order of its batches. */
@Injectable()
export class ListOutcomes {
  constructor(
    private readonly runs: Runs,
    private readonly records: Records,
    private readonly rows: Rows,
  ) {}

  async execute(tenantId: string, runId: string, query: OutcomeQuery): Promise<Page<ListedOutcome>> {
    const run = await this.runs.find(tenantId, runId);
    if (run === null) throw new NotFound('run', runId);
    const from = query.after === undefined ? firstOutcome : cursorOf(query.after);
    if (from === null)
      throw new DomainError(
        'request/unknown-page',
        'There is no such page: take `after` from `next` of the page before.',
      );
    const page = new OutcomePage(query, from);
    for await (const record of this.records.outcomesOf(tenantId, runId, from)) if (!page.take(record)) break;
    const { items, next } = page;
    if (!query.rows) return { items, next };
    const ids = items.map(({ profileId }) => profileId);
    const rows = await this.rows.filled(tenantId, run.enrichmentId, ids);
    return { items: items.map((item) => ({ ...item, row: rows.get(item.profileId) ?? null })), next };
  }
}

class OutcomePage {
  readonly items: ListedOutcome[] = [];
  next: string | null = null;

  constructor(
    private readonly query: Pick<OutcomeQuery, 'limit' | 'outcome'>,
    private readonly from: OutcomeCursor,
  ) {}

  /** False: the page is full, and there is more. */
  take({ batch, part, profileIds, outcomes }: RecordedOutcomes): boolean {
    for (const [index, profileId] of profileIds.entries()) {
      if (index < this.firstOf(batch, part)) continue;
      const outcome = outcomeOf(outcomes[index] ?? '');
      if (!this.isWanted(outcome)) continue;
      if (this.items.length === this.query.limit) {
        this.next = cursorText({ batch, part, index });
        return false;
      }
      this.items.push({ ...outcome, profileId, batch });
    }
    return true;
  }

  private firstOf(batch: number, part: number): number {
    return batch === this.from.batch && part === this.from.part ? this.from.index : 0;
  }

  private isWanted({ outcome }: Outcome): boolean {
    const { outcome: wanted } = this.query;
    return wanted === undefined || (typeof wanted === 'string' ? wanted === outcome : wanted.includes(outcome));
  }
}
