/** What somebody decided about a match: how sure it was, and whether it was the right company. */
export interface Decision {
  readonly confidence: number;
  readonly isRight: boolean;
}

/** Turns a confidence into one that fits other data: the log odds times `slope`, plus `offset` (Platt scaling). */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

export const asLearned: Calibration = { slope: 1, offset: 0 };

const rounds = 50;
/** Few decisions change little: so many of them would be needed to go half the way. */
const inertia = 5;

/** Fits a calibration to decisions, by Newton's method; without decisions everything stays as it was learned. */
export function fitCalibration(decisions: readonly Decision[]): Calibration {
  let [slope, offset] = [1, 0];
  for (let round = 0; round < rounds; round += 1) {
    // Gradient and curvature of the log-likelihood, drawn towards the calibration that changes nothing.
    let [bySlope, byOffset] = [inertia * (1 - slope), -inertia * offset];
    let [bothSlope, both, bothOffset] = [inertia, 0, inertia];
    for (const { confidence, isRight } of decisions) {
      const odds = logOddsOf(confidence);
      const chance = 1 / (1 + Math.exp(-(slope * odds + offset)));
      const [miss, curve] = [(isRight ? 1 : 0) - chance, chance * (1 - chance)];
      bySlope += miss * odds;
      byOffset += miss;
      bothSlope += curve * odds * odds;
      both += curve * odds;
      bothOffset += curve;
    }
    const determinant = bothSlope * bothOffset - both * both;
    slope = Math.max(0.05, slope + (bothOffset * bySlope - both * byOffset) / determinant);
    offset += (bothSlope * byOffset - both * bySlope) / determinant;
  }
  return { slope, offset };
}

export function calibrated(confidence: number, { slope, offset }: Calibration): number {
  if (confidence <= 0 || (slope === 1 && offset === 0)) return confidence;
  return 1 / (1 + Math.exp(-(slope * logOddsOf(confidence) + offset)));
}

/** The least confidence from which on matches are right as often as wanted. Undefined: they never are. */
export function thresholdFor(precision: number, decisions: readonly Decision[]): number | undefined {
  const sorted = decisions.toSorted((one, other) => other.confidence - one.confidence);
  let right = 0;
  let threshold: number | undefined;
  for (const [at, { confidence, isRight }] of sorted.entries()) {
    if (isRight) right += 1;
    const isLastOfItsKind = sorted.at(at + 1)?.confidence !== confidence;
    if (isLastOfItsKind && right / (at + 1) >= precision) threshold = confidence;
  }
  return threshold;
}

const mostCertain = 1e-6;

function logOddsOf(confidence: number): number {
  const inside = Math.min(1 - mostCertain, Math.max(mostCertain, confidence));
  return Math.log(inside / (1 - inside));
}
