import { companyProfiles, type CompanyProfileDeleted, type CompanyProfileUpserted } from '@firmograph/contracts';
import { Consume } from '@firmograph/kafka';
import { Controller } from '@nestjs/common';
import { TakeUpstreamProfile } from '../../application/take-upstream-profile.ts';

@Controller()
export class CompanyProfilesConsumer {
  constructor(private readonly takeUpstreamProfile: TakeUpstreamProfile) {}

  @Consume(companyProfiles, 'company-profile.upserted')
  async onUpserted(event: CompanyProfileUpserted): Promise<void> {
    await this.takeUpstreamProfile.execute(event, new Date());
  }

  @Consume(companyProfiles, 'company-profile.deleted')
  async onDeleted(event: CompanyProfileDeleted): Promise<void> {
    await this.takeUpstreamProfile.execute(event, new Date());
  }
}
