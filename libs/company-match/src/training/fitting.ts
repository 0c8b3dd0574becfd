import type { FeaturePair } from '../score/additive-model.ts';
import { pairOf } from '../score/model-text.ts';

/** How a model is fitted. */
export interface Fitting {
  readonly rounds: number;
  /** How much of each step is taken. */
  readonly rate: number;
  /** How many doubtful examples a level is given in advance that say nothing. */
  readonly doubt: number;
  /** The features that are looked at together. */
  readonly pairs: readonly FeaturePair[];
}

export const defaultFitting: Fitting = {
  rounds: 120,
  rate: 0.15,
  doubt: 4,
  pairs: [
    pairOf('askedCovered', 'foundCovered'),
    pairOf('heaviestMissing', 'heaviestExtra'),
    pairOf('foundCovered', 'heaviestExtra'),
    pairOf('agreeing', 'heaviestMissing'),
    pairOf('heaviestShared', 'heaviestMissing'),
    pairOf('heaviestShared', 'heaviestExtra'),
    pairOf('opening', 'heaviestExtra'),
    pairOf('heaviestMissing', 'website'),
    pairOf('foundCovered', 'website'),
    pairOf('likeness', 'website'),
  ],
};
