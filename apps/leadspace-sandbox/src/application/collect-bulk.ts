import { isDone } from '../domain/bulk.ts';
import type { Program } from '../domain/programs.ts';
import { renderRecord } from '../domain/render-record.ts';
import { SeededRandom } from '../domain/seeded-random.ts';
import type { NotifyCaller } from './notify-caller.ts';
import type { SandboxState } from './sandbox-state.ts';

export type CollectOutcome =
  | { readonly kind: 'pending' }
  | { readonly kind: 'done'; readonly results: readonly object[] }
  | { readonly kind: 'not-found' };

/** Gives the results of a bulk to the program that sent it, as often as it asks. */
export class CollectBulk {
  constructor(
    private readonly state: SandboxState,
    private readonly notifyCaller: NotifyCaller,
  ) {}

  execute(program: Program, bulkId: string, nowMs: number): CollectOutcome {
    const { bulks, seed } = this.state;
    const bulk = bulks.get(bulkId);
    if (bulk?.program !== program.id || bulk.fate === 'lost' || bulk.fate === 'failed') return { kind: 'not-found' };
    if (!isDone(bulk, nowMs)) {
      const polled = { ...bulk, polls: bulk.polls + 1 };
      bulks.save(polled);
      if (isDone(polled, nowMs)) this.notifyCaller.execute(bulkId);
      return { kind: 'pending' };
    }
    bulks.markCollected(bulkId);
    // A seed of its own: the same bulk reads the same however often it is collected.
    const random = new SeededRandom(`${seed}/${bulkId}`);
    return {
      kind: 'done',
      results: bulk.results.map(({ externalId, answer }) => renderRecord(answer, externalId, bulk.settings, random)),
    };
  }
}
