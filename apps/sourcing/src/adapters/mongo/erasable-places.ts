import type { Database } from '@firmograph/mongo';
import type { Places } from '@firmograph/service-kit';
import type { Profiles } from '../../application/ports.ts';
import { ErasableEnrichedFields } from './erasable-enriched-fields.ts';
import { ErasableExportRuns } from './erasable-export-runs.ts';
import { ErasableFrozenBatches } from './erasable-frozen-batches.ts';
import { ErasableProfiles } from './erasable-profiles.ts';
import { enrichedCollection, type EnrichedDocument } from './mongo-enriched-fields.ts';
import { exportRuns, type ExportRunDocument } from './mongo-export-runs.ts';
import type { FreezeDocument } from './mongo-freezes.ts';
import type { BatchDocument } from './mongo-frozen-batches.ts';
import { knownEnrichments, type KnownEnrichmentDocument } from './mongo-known-enrichments.ts';
import { ErasableSegmentMembers, membersCollection, type MemberDocument } from './segment-members.ts';
import type { ProfileDocument } from './profile-document.ts';

/**
 * All that sourcing keeps of profiles. Freezes name none once they are over; segments are what a person
 * wrote, and of enrichments it is known which there are. Exports and
 * their targets are what a person set; files that were written are not ours any more.
 */
export async function erasablePlaces(database: Database, profiles: Profiles): Promise<Places> {
  const batches = await database.collection<BatchDocument>({ name: 'frozen-batches' });
  const freezes = await database.collection<FreezeDocument>({ name: 'freezes' });
  const collection = await database.collection<ProfileDocument>({ name: 'profiles' });
  const enriched = await database.collection<EnrichedDocument>({ name: enrichedCollection });
  const members = await database.collection<MemberDocument>({ name: membersCollection });
  const enrichments = await database.collection<KnownEnrichmentDocument>({ name: knownEnrichments });
  const exports = await database.collection<ExportRunDocument>({ name: exportRuns });
  return {
    all: [
      new ErasableProfiles(collection, profiles),
      new ErasableFrozenBatches(batches, freezes),
      new ErasableEnrichedFields(enriched, enrichments),
      new ErasableSegmentMembers(members),
      new ErasableExportRuns(exports),
    ],
  };
}
