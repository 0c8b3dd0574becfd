import type { TopicContract } from './define.ts';
import { connections } from './events/connections.ts';
import { consents } from './events/consents.ts';
import { enrichedProfiles } from './events/enriched-profiles.ts';
import { enrichments } from './events/enrichments.ts';
import { erasures } from './events/erasures.ts';
import { matchAnswers, profileBatches } from './events/profile-batches.ts';
import { companyProfiles, profiles } from './events/profiles.ts';
import { runs } from './events/runs.ts';
import { segments } from './events/segments.ts';

/** Every topic of the product. What is not listed here is neither created nor documented. */
export const catalog: readonly TopicContract[] = [
  connections,
  consents,
  enrichments,
  runs,
  profileBatches,
  matchAnswers,
  enrichedProfiles,
  profiles,
  segments,
  erasures,
  companyProfiles,
];
