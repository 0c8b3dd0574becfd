import { NotFound } from '@firmograph/kernel';
import { Injectable } from '@nestjs/common';
import { assertAdmissible } from '../domain/admission.ts';
import { contentHash } from '../domain/content-hash.ts';
import type { Fields, LiveProfile } from '../domain/profile.ts';
import { Profiles } from './ports.ts';
import { WriteProfiles } from './write-profiles.ts';

/** Upserts one profile. */
@Injectable()
export class SaveProfile {
  constructor(
    private readonly writeProfiles: WriteProfiles,
    private readonly profiles: Profiles,
  ) {}

  async execute(tenantId: string, profileId: string, fields: Fields, now: Date): Promise<LiveProfile> {
    assertAdmissible(profileId, fields);
    await this.writeProfiles.execute(tenantId, [{ profileId, fields, hash: contentHash(fields) }], now);
    const saved = await this.profiles.find(tenantId, profileId);
    if (saved === undefined) throw new NotFound('profile', profileId);
    return saved;
  }
}
