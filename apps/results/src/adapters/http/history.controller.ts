import { Controller } from '@nestjs/common';
import { resultsRoutes, type InputOf } from '@firmograph/contracts';
import { keptOf } from '@firmograph/enrichment';
import { NotFound } from '@firmograph/kernel';
import { Serve, type Caller } from '@firmograph/service-kit';
import { CountRunChanges } from '../../application/count-run-changes.ts';
import { ListRunChanges, type RunChange } from '../../application/list-run-changes.ts';
import { Undos, type Undo } from '../../application/ports.ts';
import { UndoRun } from '../../application/undo-run.ts';
import { companyOf } from './row-answers.ts';

const { listRunChanges, countRunChanges, undoRun, getUndo } = resultsRoutes;

@Controller()
export class HistoryController {
  constructor(
    private readonly listChanges: ListRunChanges,
    private readonly countChanges: CountRunChanges,
    private readonly undo: UndoRun,
    private readonly undos: Undos,
  ) {}

  @Serve(listRunChanges)
  async changes({ params, query }: InputOf<typeof listRunChanges>, { tenantId }: Caller) {
    const { items, next } = await this.listChanges.execute(tenantId, params.runId, query);
    return { items: items.map(runChangeAnswer), next };
  }

  @Serve(countRunChanges)
  counts({ params }: InputOf<typeof countRunChanges>, { tenantId }: Caller) {
    return this.countChanges.execute(tenantId, params.runId);
  }

  @Serve(undoRun)
  async request({ params }: InputOf<typeof undoRun>, { tenantId, subject }: Caller) {
    return undoAnswer(await this.undo.execute(tenantId, params.runId, subject));
  }

  @Serve(getUndo)
  async progress({ params }: InputOf<typeof getUndo>, { tenantId }: Caller) {
    const undo = await this.undos.find(tenantId, params.runId);
    if (undo === null) throw new NotFound('undo of run', params.runId);
    return undoAnswer(undo);
  }
}

/** Of each side, what changed. */
function runChangeAnswer({ profileId, changed, before, after }: RunChange) {
  const side = (text: string | null) => (text === null ? null : keptOf(companyOf(text), changed));
  return { profileId, changed: [...changed], before: side(before), after: side(after) };
}

function undoAnswer({ requestedAt, doneAt, ...undo }: Undo) {
  return {
    ...undo,
    state: doneAt === null ? ('under-way' as const) : ('done' as const),
    requestedAt: requestedAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
  };
}
