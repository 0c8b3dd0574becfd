import type { CompanyProfileDeleted, CompanyProfileUpserted } from '@firmograph/contracts';
import { DomainError, keyOf } from '@firmograph/kernel';
import { Injectable } from '@nestjs/common';
import { assertAdmissible } from '../domain/admission.ts';
import { contentHash } from '../domain/content-hash.ts';
import { DeleteProfile } from './delete-profile.ts';
import { ErasedProfiles } from './ports.ts';
import { WriteProfiles } from './write-profiles.ts';

/** Follows what an upstream system says of a profile. What it counts with a sequence cannot be undone by a repetition. */
@Injectable()
export class TakeUpstreamProfile {
  constructor(
    private readonly writeProfiles: WriteProfiles,
    private readonly deleteProfile: DeleteProfile,
    private readonly erased: ErasedProfiles,
  ) {}

  async execute(event: CompanyProfileUpserted | CompanyProfileDeleted, now: Date): Promise<void> {
    const { tenantid, sequence, data } = event;
    // Under another key, two events of one profile could be read in the wrong order.
    if (event.subject !== keyOf(tenantid, data.profileId))
      throw new DomainError('profile/wrong-subject', 'The event is not about the profile that its subject names.');
    // What was said of it before it was erased comes again when the topic is read again.
    if ((await this.erased.of(tenantid)).hasProfile(data.profileId, new Date(event.time))) return;
    if (!('fields' in data)) {
      await this.deleteProfile.execute(tenantid, data.profileId, { now, upstreamSequence: sequence });
      return;
    }
    const { profileId, fields } = data;
    assertAdmissible(profileId, fields);
    const incoming = { profileId, fields, hash: contentHash(fields), upstreamSequence: sequence };
    await this.writeProfiles.execute(tenantid, [incoming], now);
  }
}
