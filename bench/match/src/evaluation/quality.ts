/** What was answered to one query: how sure it was of its best company, and whether that is the one meant. */
export interface Answer {
  readonly confidence: number;
  readonly isRight: boolean;
  /** The query means a company of the set. */
  readonly hasTruth: boolean;
}

export interface Quality {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** The share of the companies meant that is found, where the threshold is set for a precision. */
  readonly recallAt95: number;
  readonly recallAt99: number;
  /** How far confidence and truth are apart, over ten bins of equal count. */
  readonly calibrationError: number;
}

/** Undefined threshold: the one with the best F1. */
export function qualityOf(answers: readonly Answer[], threshold: number | undefined): Quality {
  const sorted = answers.toSorted((one, other) => other.confidence - one.confidence);
  const points = curve(sorted);
  const at = (least: number) =>
    Math.max(0, ...points.filter(({ precision }) => precision >= least).map(({ recall }) => recall));
  const chosen =
    threshold === undefined
      ? points.reduce((best, point) => (point.f1 > best.f1 ? point : best), nothing)
      : (points.findLast(({ confidence }) => confidence >= threshold) ?? nothing);
  const { precision, recall, f1 } = chosen;
  const error = calibrationError(reliability(sorted, 10));
  return {
    threshold: chosen.confidence,
    precision,
    recall,
    f1,
    recallAt95: at(0.95),
    recallAt99: at(0.99),
    calibrationError: error,
  };
}

interface Point {
  readonly confidence: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const nothing: Point = { confidence: 0, precision: 0, recall: 0, f1: 0 };

/** What would be said at each threshold, from the surest answer on. */
function curve(sorted: readonly Answer[]): readonly Point[] {
  const meant = sorted.filter(({ hasTruth }) => hasTruth).length;
  let right = 0;
  return sorted
    .filter(({ confidence }) => confidence > 0)
    .map(({ confidence, isRight }, at) => {
      if (isRight) right += 1;
      const precision = right / (at + 1);
      const recall = meant === 0 ? 0 : right / meant;
      return { confidence, precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
    });
}

export interface ReliabilityBin {
  readonly count: number;
  readonly confidence: number;
  readonly precision: number;
}

/** Answers in bins of equal count, from the surest: how sure they were, and how often they were right. */
export function reliability(sorted: readonly Answer[], bins: number): readonly ReliabilityBin[] {
  return Array.from({ length: bins }, (_, bin) => {
    const part = sorted.slice(Math.floor((bin * sorted.length) / bins), Math.floor(((bin + 1) * sorted.length) / bins));
    const sum = part.reduce((total, { confidence }) => total + confidence, 0);
    const count = Math.max(1, part.length);
    return {
      count: part.length,
      confidence: sum / count,
      precision: part.filter(({ isRight }) => isRight).length / count,
    };
  });
}

export function calibrationError(bins: readonly ReliabilityBin[]): number {
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  return bins.reduce(
    (sum, { count, confidence, precision }) => sum + (count / all) * Math.abs(confidence - precision),
    0,
  );
}
