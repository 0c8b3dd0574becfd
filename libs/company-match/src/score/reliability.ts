import { calibrated, type Calibration } from './calibration.ts';

/** How often answers of a confidence were right, over companies that the model had not seen. */
export interface ReliabilityBin {
  /** The least confidence of the bin; it ends where the next one begins. */
  readonly from: number;
  readonly answers: number;
  readonly right: number;
}

/** Bins in rising order. */
export type ReliabilityCurve = readonly ReliabilityBin[];

/** The curve as decisions about other data say that it is: what is said, and how often that is right, both shift. */
export function recalibrate(curve: ReliabilityCurve, calibration: Calibration): ReliabilityCurve {
  return curve.map(({ from, answers, right }) => ({
    from: calibrated(from, calibration),
    answers,
    right: answers === 0 ? 0 : answers * calibrated(right / answers, calibration),
  }));
}

/**
 * The least confidence from which on answers are right as often as is wanted, 0 to 1, by a curve. Infinity: the curve does not
 * reach that far, and nobody may act on an answer without looking.
 */
export function confidenceFor(precision: number, curve: ReliabilityCurve): number {
  let [answers, right, least] = [0, 0, Infinity];
  for (const bin of curve.toReversed()) {
    answers += bin.answers;
    right += bin.right;
    if (answers > 0 && right / answers >= precision) least = bin.from;
  }
  return least;
}
