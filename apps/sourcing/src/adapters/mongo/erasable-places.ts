import type { Database } from '@firmograph/mongo';
import type { Places } from '@firmograph/service-kit';
import type { Profiles } from '../../application/ports.ts';
import { ErasableFrozenBatches } from './erasable-frozen-batches.ts';
import { ErasableProfiles } from './erasable-profiles.ts';
import type { FreezeDocument } from './mongo-freezes.ts';
import type { BatchDocument } from './mongo-frozen-batches.ts';
import type { ProfileDocument } from './profile-document.ts';

/** All that sourcing keeps of profiles. Freezes name none once they are over; segments are what a person wrote. */
export async function erasablePlaces(database: Database, profiles: Profiles): Promise<Places> {
  const batches = await database.collection<BatchDocument>({ name: 'frozen-batches' });
  const freezes = await database.collection<FreezeDocument>({ name: 'freezes' });
  const collection = await database.collection<ProfileDocument>({ name: 'profiles' });
  return { all: [new ErasableProfiles(collection, profiles), new ErasableFrozenBatches(batches, freezes)] };
}
