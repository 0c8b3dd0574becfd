import { Injectable } from '@nestjs/common';
import type { ProfileDeleted } from '@firmograph/contracts';
import { Bell } from './bell.ts';
import { DeletedProfiles, ErasedData } from './ports.ts';

/** Writes nothing of a profile from here on; its rows are taken back by a worker, which looks twice. */
@Injectable()
export class DeleteProfile {
  constructor(
    private readonly deletedProfiles: DeletedProfiles,
    private readonly bell: Bell,
    private readonly erased: ErasedData,
  ) {}

  async execute({ tenantid, time, data }: ProfileDeleted): Promise<void> {
    // Its rows are taken back as the erasure says, and its id is not to be kept.
    if (data.erased === true && (await this.erased.of(tenantid)).knowsProfile(data.profileId)) return;
    await this.deletedProfiles.add(tenantid, data.profileId, new Date(time));
    this.bell.ring('withdraw-profile');
  }
}
