import { featureCount, mostLevels } from './features.ts';

/** Two features that are looked at together. */
export type FeaturePair = readonly [one: number, other: number];

/**
 * What each level of each feature, and of some pairs of features, adds to the log odds that a company is the one meant. The
 * numbers are learned; that they are only added makes them evidence that can be told.
 */
export interface AdditiveModel {
  readonly base: number;
  /** By feature, `mostLevels` each. */
  readonly single: Float32Array;
  readonly pairs: readonly FeaturePair[];
  /** By pair, `mostLevels` × `mostLevels` each. */
  readonly joint: Float32Array;
}

export function emptyModel(pairs: readonly FeaturePair[]): AdditiveModel {
  return {
    base: -3,
    single: new Float32Array(featureCount * mostLevels),
    pairs,
    joint: new Float32Array(pairs.length * mostLevels * mostLevels),
  };
}

/** The log odds of one company against none, from the levels of its features, which stand at `from`. */
export function logOdds({ base, single, pairs, joint }: AdditiveModel, levels: Uint8Array, from: number): number {
  let sum = base;
  for (let at = 0; at < featureCount; at += 1) sum += single[at * mostLevels + levels[from + at]];
  for (let at = 0; at < pairs.length; at += 1) sum += joint[jointIndex(at, pairs[at] ?? [0, 0], levels, from)];
  return sum;
}

export function jointIndex(at: number, [one, other]: FeaturePair, levels: Uint8Array, from: number): number {
  return (at * mostLevels + levels[from + one]) * mostLevels + levels[from + other];
}
