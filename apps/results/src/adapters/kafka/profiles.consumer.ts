import { Controller } from '@nestjs/common';
import { profiles, type ProfileDeleted } from '@firmograph/contracts';
import { Consume } from '@firmograph/kafka';
import { DeleteProfile } from '../../application/delete-profile.ts';

@Controller()
export class ProfilesConsumer {
  constructor(private readonly deleteProfile: DeleteProfile) {}

  @Consume(profiles, 'profile.deleted')
  async onDeleted(event: ProfileDeleted): Promise<void> {
    await this.deleteProfile.execute(event);
  }
}
