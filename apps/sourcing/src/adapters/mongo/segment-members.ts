import type { TenantDocument } from '@firmograph/mongo';

/** That a profile is one of the frozen members of a static segment; keyed tenant, segment, profile. */
export interface MemberDocument extends TenantDocument {
  readonly profileId: string;
}

export const membersCollection = 'segment-members';
