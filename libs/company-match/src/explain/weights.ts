import { type AdditiveModel, logOdds } from '../score/additive-model.ts';
import { type FeatureName, featureCount, features } from '../score/features.ts';
import type { EvidenceSubject } from './evidence.ts';

/** The level that says nothing, of each feature that is no feature of the name. */
const silent: Partial<Record<FeatureName, readonly [subject: Exclude<EvidenceSubject, 'name'>, level: number]>> = {
  website: ['website', 1],
  sharedDomain: ['website', 0],
  label: ['website', 1],
  labelAsked: ['website', 1],
  country: ['place', 1],
  state: ['place', 1],
  city: ['place', 1],
  postalCode: ['place', 1],
  form: ['legal form', 2],
};

const levels = new Uint8Array(featureCount);

/**
 * What each subject adds to the log odds: how much lower they were had nothing been said of it. What nothing else explains is
 * the name's. The weights add up to the log odds.
 */
export function weightsOf(model: AdditiveModel, from: Uint8Array): Readonly<Record<EvidenceSubject, number>> {
  levels.set(from);
  const weights = { name: 0, website: 0, place: 0, 'legal form': 0 };
  let before = logOdds(model, levels);
  for (const subject of ['legal form', 'place', 'website'] as const) {
    silence(subject);
    const after = logOdds(model, levels);
    weights[subject] = before - after;
    before = after;
  }
  return { ...weights, name: before };
}

/** By subject: its features, by number, and the level of each that says nothing. */
const silentLevels = Map.groupBy(
  features.flatMap(({ name }, feature) => {
    const [subject, level] = silent[name] ?? [];
    return subject === undefined || level === undefined ? [] : [{ subject, feature, level }];
  }),
  ({ subject }) => subject,
);

function silence(subject: EvidenceSubject): void {
  if (subject === 'name') return;
  for (const { feature, level } of silentLevels.get(subject) ?? []) levels[feature] = level;
}
