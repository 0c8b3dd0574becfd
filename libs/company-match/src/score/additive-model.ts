import { featureCount, mostLevels } from './features.ts';

/**
 * What each level of each feature, and of some pairs of features, adds to the log odds that a company is the one meant. The
 * numbers are learned; that they are only added makes them evidence that can be told.
 */
export interface AdditiveModel {
  readonly base: number;
  /** By feature, `mostLevels` each. */
  readonly single: Float32Array;
  /** The features that are looked at together, two numbers a pair. */
  readonly pairs: Uint8Array;
  /** By pair, `mostLevels` × `mostLevels` each. */
  readonly joint: Float32Array;
}

/** Two features, by their numbers. */
export type FeaturePair = readonly [one: number, other: number];

export function emptyModel(pairs: readonly FeaturePair[]): AdditiveModel {
  return {
    base: -3,
    single: new Float32Array(featureCount * mostLevels),
    pairs: Uint8Array.from(pairs.flat()),
    joint: new Float32Array(pairs.length * mostLevels * mostLevels),
  };
}

/** The log odds of one company against none, from the levels of its features. */
export function logOdds({ base, single, pairs, joint }: AdditiveModel, levels: Uint8Array): number {
  let sum = base;
  for (let at = 0; at < featureCount; at += 1) sum += single[at * mostLevels + levels[at]];
  for (let at = 0; at < pairs.length; at += 2)
    sum += joint[((at >> 1) * mostLevels + levels[pairs[at]]) * mostLevels + levels[pairs[at + 1]]];
  return sum;
}
