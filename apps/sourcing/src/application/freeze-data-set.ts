import { fieldsRead } from '@firmograph/enrichment';
import { compileMapping } from '@firmograph/mapping';
import { Injectable } from '@nestjs/common';
import { advanced, type FrozenProfile, type Progress, type Scanning } from '../domain/freeze.ts';
import { Packing, type BatchLimits } from '../domain/packing.ts';
import { batchMessage } from './announcements.ts';
import { FrozenBatches, Profiles, Unfinished, type Freeze, type Page, type ScannedProfile } from './ports.ts';
import type { Turn } from './turn.ts';

const linksAtOnce = 100;
const pageProfiles = 500;

/** Scans the data set in id order and stores it as numbered batches. */
@Injectable()
export class FreezeDataSet {
  constructor(
    private readonly profiles: Profiles,
    private readonly batches: FrozenBatches,
    private readonly limits: BatchLimits,
    private readonly unfinished: Unfinished,
  ) {}

  /** How far it came in this turn; 'lost' when somebody else has taken over. */
  async execute(turn: Turn, from: Scanning): Promise<Progress | 'lost'> {
    let progress = await this.caughtUp(turn.freeze, from);
    while (progress.phase === 'scanning' && !turn.isOver) {
      const scanned: Scanning | 'lost' = await this.scan(turn, progress);
      if (scanned === 'lost') return 'lost';
      progress = await this.caughtUp(turn.freeze, scanned);
    }
    return progress;
  }

  /** A former owner may have stored more than he got to note. */
  private async caughtUp(freeze: Freeze, from: Scanning) {
    let progress: ReturnType<typeof advanced> = from;
    while (progress.phase === 'scanning') {
      const links = await this.batches.linksAfter(freeze, progress.batches, linksAtOnce);
      if (links.length === 0) return progress;
      progress = advanced(progress, links);
    }
    return progress;
  }

  /** Ends with the turn, with the data set, or where somebody else has stored the next batch. */
  private async scan(turn: Turn, from: Scanning): Promise<Scanning | 'lost'> {
    let progress = from;
    for await (const profiles of this.packed(turn.freeze, from.lastId)) {
      const link = await this.store(turn, progress.batches + 1, profiles);
      // The other one may hold the lease by now. He who holds it goes on after what is stored.
      if (link === undefined) return (await turn.renew(progress)) ? progress : 'lost';
      progress = {
        ...progress,
        batches: link.number,
        profiles: progress.profiles + link.profiles,
        lastId: link.lastId,
      };
      if (!(await turn.keep(progress))) return 'lost';
      if (turn.isOver) return progress;
    }
    // Refused when a batch is there: then catching up finds it.
    await this.batches.seal(turn.freeze, progress.batches + 1, turn.now);
    return progress;
  }

  private async store({ freeze, now }: Turn, number: number, profiles: readonly FrozenProfile[]) {
    const message = batchMessage(freeze, number, profiles, now);
    const lastId = profiles.at(-1)?.profileId ?? '';
    const batch = { number, profiles: profiles.length, lastId, message, createdAt: now };
    return (await this.batches.insert(freeze, batch)) ? batch : undefined;
  }

  private async *packed(freeze: Freeze, after: string | null): AsyncGenerator<readonly FrozenProfile[]> {
    const inputOf = compileMapping(freeze.mapping);
    const packing = new Packing(this.limits);
    const pages =
      freeze.repeats === undefined ? this.pages(freeze, after) : this.repeated(freeze, freeze.repeats, after);
    for await (const page of pages) {
      for (const { profileId, fields } of page) {
        const complete = packing.add({ profileId, input: inputOf(fields) });
        if (complete !== undefined) yield complete;
      }
    }
    const rest = packing.rest();
    if (rest.length > 0) yield rest;
  }

  private async *repeated(
    { tenantId, mapping }: Freeze,
    runId: string,
    after: string | null,
  ): AsyncGenerator<readonly ScannedProfile[]> {
    const fields = fieldsRead(mapping);
    for await (const ids of this.unfinished.of(tenantId, runId))
      yield await this.profiles.scanThese(tenantId, ids, after, fields);
  }

  /** The next page is read while this one is stored. */
  private async *pages(
    { tenantId, members, mapping }: Freeze,
    after: string | null,
  ): AsyncGenerator<readonly ScannedProfile[]> {
    const fields = fieldsRead(mapping);
    const read = (page: Page) => {
      const reading = this.profiles.scan(tenantId, members, page, fields);
      // A scan that ends early never awaits it.
      reading.catch(() => undefined);
      return reading;
    };
    let next = read({ after, limit: pageProfiles });
    for (;;) {
      const page = await next;
      const last = page.at(-1);
      if (last === undefined) return;
      next = read({ after: last.profileId, limit: pageProfiles });
      yield page;
    }
  }
}
