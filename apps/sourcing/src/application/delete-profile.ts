import { Injectable } from '@nestjs/common';
import { deleted, isOldNews } from '../domain/upsert.ts';
import { Profiles } from './ports.ts';

export interface Deletion {
  readonly now: Date;
  readonly upstreamSequence?: number | undefined;
}

/** Deletes a profile; only that it was there, and its sequence, is kept. */
@Injectable()
export class DeleteProfile {
  constructor(private readonly profiles: Profiles) {}

  /** False: there was nothing to delete. */
  async execute(tenantId: string, profileId: string, { now, upstreamSequence }: Deletion): Promise<boolean> {
    for (;;) {
      const digest = (await this.profiles.digests(tenantId, [profileId])).get(profileId);
      if (digest?.hash === undefined || isOldNews(digest, upstreamSequence)) return false;
      const profile = deleted({ tenantId, profileId, ...digest }, now, upstreamSequence);
      const late = await this.profiles.save(tenantId, [{ from: digest.version, profile }]);
      if (late.length === 0) return true;
    }
  }
}
