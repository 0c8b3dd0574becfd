import { maxErasedProfiles } from '@firmograph/contracts';
import type { ErasureDocument, HeardErasures } from './heard-erasures.ts';
import type { Places } from './place.ts';
import { Selection } from './selection.ts';
import type { Pseudonyms } from './pseudonyms.ts';

const turnMs = 5000;
/** After a page that failed, in milliseconds. */
const againMs = 2000;

type Progress = Pick<ErasureDocument, 'place' | 'after' | 'places' | 'found' | 'isLeft'>;

/**
 * Goes through all that a service keeps, page by page, and once more later: what was read before the erasure was heard of may
 * have been written after the first look.
 */
export class WorkOnErasure {
  constructor(
    private readonly erasures: HeardErasures,
    private readonly places: Places,
    private readonly pseudonyms: Pseudonyms,
    /** Between the two looks, in milliseconds: longer than anything is under way that does not know of the erasure. */
    private readonly settleMs: number,
  ) {}

  async execute(now: Date): Promise<'worked' | 'idle'> {
    const held = await this.erasures.work.claim(now);
    if (held === null) return 'idle';
    const progress = await this.turn(held).catch(async (error: unknown) => {
      await this.erasures.work.settle(held, { $set: { nextAttemptAt: new Date(now.getTime() + againMs) } });
      throw error;
    });
    await (progress.place < this.places.all.length ? this.goOn(held, progress, now) : this.looked(held, progress));
    return 'worked';
  }

  private async turn(held: ErasureDocument): Promise<Progress> {
    const selection = new Selection(this.pseudonyms, held, held.state === 'second');
    const until = performance.now() + turnMs;
    const places = { ...held.places };
    let { place, after, isLeft } = held;
    while (performance.now() < until) {
      const swept = this.places.all[place];
      if (swept === undefined) break;
      const page = await swept.sweep(selection, after);
      places[swept.name] = (places[swept.name] ?? 0) + page.hits;
      isLeft ||= page.isLeft === true;
      after = page.after;
      if (after === null) place += 1;
    }
    // One more than fits says that there are too many.
    const found = [...new Set([...held.found, ...selection.found])].slice(0, maxErasedProfiles);
    return { place, after, places, found, isLeft };
  }

  private async goOn(held: ErasureDocument, progress: Progress, now: Date): Promise<void> {
    await this.erasures.work.settle(held, { $set: { ...progress, nextAttemptAt: now } });
  }

  private async looked(held: ErasureDocument, progress: Progress): Promise<void> {
    const now = new Date();
    const isOver = held.step === 'count' || (held.state === 'second' && !progress.isLeft);
    if (isOver) return this.erasures.finish(held, progress, now);
    const again = { ...progress, state: 'second', place: 0, after: null, isLeft: false } as const;
    const nextAttemptAt = new Date(now.getTime() + this.settleMs);
    await this.erasures.work.settle(held, { $set: { ...again, nextAttemptAt } });
  }
}
