import {
  asLearned,
  confidenceFor,
  fitCalibration,
  learnedReliability,
  recalibrate,
  type Calibration,
  type Decision,
  type ReliabilityCurve,
} from '@firmograph/company-match';

/** How sure our own matcher is, and how often that is right, after what people decided. */
export interface Judgement {
  readonly calibration: Calibration;
  readonly curve: ReliabilityCurve;
}

/** Fewer are chance. */
export const fewestDecisions = 50;
/** The newest of them; older ones were about other data. */
export const mostDecisions = 5000;

export const judgementAsLearned: Judgement = { calibration: asLearned, curve: learnedReliability };

export function judgementOf(decisions: readonly Decision[]): Judgement {
  if (decisions.length < fewestDecisions) return judgementAsLearned;
  const calibration = fitCalibration(decisions);
  return { calibration, curve: recalibrate(learnedReliability, calibration) };
}

/** Below which confidence an answer that something contradicts is in conflict; undefined: as is usual. */
export function gateOf({ curve }: Judgement, targetPrecision: number | undefined): number | undefined {
  return targetPrecision === undefined ? undefined : confidenceFor(targetPrecision, curve);
}

const standardPrecision = 0.99;

/**
 * From which confidence on two profiles share an answer: each pair is as likely as was wanted to be one company, and the curve
 * says that pairs as likely as that are.
 */
export function sharingFrom({ curve }: Judgement, targetPrecision = standardPrecision): number {
  return Math.max(targetPrecision, confidenceFor(targetPrecision, curve));
}
