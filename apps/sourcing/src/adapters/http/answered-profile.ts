import type { LiveProfile } from '../../domain/profile.ts';

/** A profile as the routes answer it. */
export function answeredProfile({ profileId, fields, stamp, sequence, changedAt }: LiveProfile) {
  return { profileId, fields, importId: stamp?.importId ?? null, sequence, changedAt: changedAt.toISOString() };
}
