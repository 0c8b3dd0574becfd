import { sourcingRoutes, type InputOf } from '@firmograph/contracts';
import { NotFound } from '@firmograph/kernel';
import { Serve, type Caller } from '@firmograph/service-kit';
import { Controller } from '@nestjs/common';
import { DataSetMembers } from '../../application/data-set-members.ts';
import { DeleteProfile } from '../../application/delete-profile.ts';
import { Profiles } from '../../application/ports.ts';
import { SaveProfile } from '../../application/save-profile.ts';
import { answeredProfile } from './answered-profile.ts';
import { paged } from './paged.ts';

const { listProfiles, getProfile, saveProfile, deleteProfile } = sourcingRoutes;

@Controller()
export class ProfilesController {
  constructor(
    private readonly profiles: Profiles,
    private readonly members: DataSetMembers,
    private readonly saveOne: SaveProfile,
    private readonly deleteOne: DeleteProfile,
  ) {}

  @Serve(listProfiles)
  async list({ query }: InputOf<typeof listProfiles>, { tenantId }: Caller) {
    const { segmentId, ...page } = query;
    const dataSet =
      segmentId === undefined ? { kind: 'all-profiles' as const } : { kind: 'segment' as const, segmentId };
    const members = await this.members.execute(tenantId, dataSet);
    if (members === undefined) throw new NotFound('segment', segmentId ?? '');
    const { items, next } = await paged(
      page,
      (asked) => this.profiles.list(tenantId, members, asked),
      ({ profileId }) => profileId,
    );
    return { items: items.map(answeredProfile), next };
  }

  @Serve(getProfile)
  async get({ params: { profileId } }: InputOf<typeof getProfile>, { tenantId }: Caller) {
    const profile = await this.profiles.find(tenantId, profileId);
    if (profile === undefined) throw new NotFound('profile', profileId);
    return answeredProfile(profile);
  }

  @Serve(saveProfile)
  async save({ params: { profileId }, body: { fields } }: InputOf<typeof saveProfile>, { tenantId }: Caller) {
    return answeredProfile(await this.saveOne.execute(tenantId, profileId, fields, new Date()));
  }

  @Serve(deleteProfile)
  async delete({ params: { profileId } }: InputOf<typeof deleteProfile>, { tenantId }: Caller): Promise<void> {
    const wasThere = await this.deleteOne.execute(tenantId, profileId, { now: new Date() });
    if (!wasThere) throw new NotFound('profile', profileId);
  }
}
