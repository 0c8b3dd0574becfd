import { Controller } from '@nestjs/common';
import { resultsRoutes, type InputOf } from '@firmograph/contracts';
import { fieldsIn } from '@firmograph/enrichment';
import { Serve, type Caller } from '@firmograph/service-kit';
import { ReadChanges, type ChangedRow } from '../../application/read-changes.ts';
import { rowAnswer } from './row-answers.ts';

const { getSnapshot, listChanges } = resultsRoutes;

@Controller()
export class ChangesController {
  constructor(private readonly readChanges: ReadChanges) {}

  @Serve(getSnapshot)
  async snapshot({ params, query }: InputOf<typeof getSnapshot>, { tenantId }: Caller) {
    const { after, limit } = query;
    const page = await this.readChanges.snapshot(tenantId, params.enrichmentId, after, limit);
    const { items, next, changesAfter } = page;
    return { items: items.map((row) => rowAnswer(row)), next, changesAfter: String(changesAfter) };
  }

  @Serve(listChanges)
  async changes({ params, query }: InputOf<typeof listChanges>, { tenantId }: Caller) {
    const { items, next, isLast } = await this.readChanges.since(tenantId, params.enrichmentId, query.after);
    return { items: items.map(changedAnswer), next: String(next), isLast };
  }
}

function changedAnswer({ profileId, row }: ChangedRow) {
  if (row === null)
    return { profileId, sequence: null, row: null, retraction: { reason: 'erased' as const, fields: [] } };
  const { sequence } = row;
  if (row.state === 'filled') return { profileId, sequence, row: rowAnswer(row), retraction: null };
  return { profileId, sequence, row: null, retraction: { reason: row.reason, fields: fieldsIn(row.changed) } };
}
