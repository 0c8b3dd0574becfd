import { Controller } from '@nestjs/common';
import { profiles, type ProfileDeleted } from '@firmograph/contracts';
import { Consume } from '@firmograph/kafka';
import { DeletedProfiles } from '../../application/ports.ts';

@Controller()
export class ProfilesConsumer {
  constructor(private readonly deleted: DeletedProfiles) {}

  @Consume(profiles, 'profile.deleted')
  async gone({ tenantid, time, data }: ProfileDeleted): Promise<void> {
    await this.deleted.note(tenantid, data.profileId, new Date(time), data.erased);
  }
}
