import { Controller } from '@nestjs/common';
import { profiles, type ProfileDeleted } from '@firmograph/contracts';
import { Consume } from '@firmograph/kafka';
import { DeletedProfiles } from '../../application/ports.ts';

@Controller()
export class ProfilesConsumer {
  constructor(private readonly deletedProfiles: DeletedProfiles) {}

  /** Its rows are taken back by a worker, which looks twice. */
  @Consume(profiles, 'profile.deleted')
  async onDeleted({ tenantid, time, data }: ProfileDeleted): Promise<void> {
    await this.deletedProfiles.add(tenantid, data.profileId, new Date(time));
  }
}
