import { type AdditiveModel, emptyModel } from '../score/additive-model.ts';
import { featureCount, features, mostLevels } from '../score/features.ts';
import type { Examples } from './examples.ts';
import { defaultFitting, type Fitting } from './fitting.ts';
import { rising, risingBothWays } from './rising.ts';

/**
 * Fits an additive model by boosting, one feature after the other, round by round (Lou, Caruana, Gehrke: "Intelligible models",
 * 2012). What is maximised is the likelihood of the true company among the candidates and "none of them" (softmax), and every
 * feature that can only speak for a company is held to that by isotonic regression.
 */
export function fitModel(examples: Examples, fitting: Fitting = defaultFitting): AdditiveModel {
  const model = emptyModel(fitting.pairs);
  const scores = new Float64Array(examples.companies.length).fill(model.base);
  const gradient = new Float64Array(scores.length);
  const curvature = new Float64Array(scores.length);
  for (let round = 0; round < fitting.rounds; round += 1) {
    for (let feature = 0; feature < featureCount; feature += 1) {
      if (feature % 4 === 0) differentiate(examples, scores, gradient, curvature);
      stepSingle(feature, { examples, scores, gradient, curvature, model, fitting });
    }
    for (let pair = 0; pair < fitting.pairs.length; pair += 1) {
      if (pair % 4 === 0) differentiate(examples, scores, gradient, curvature);
      stepPair(pair, { examples, scores, gradient, curvature, model, fitting });
    }
  }
  return model;
}

interface State {
  readonly examples: Examples;
  readonly scores: Float64Array;
  readonly gradient: Float64Array;
  readonly curvature: Float64Array;
  readonly model: AdditiveModel;
  readonly fitting: Fitting;
}

/** The first and second derivative of the log-likelihood by each candidate's score. */
function differentiate(
  { first, truth }: Examples,
  scores: Float64Array,
  gradient: Float64Array,
  curvature: Float64Array,
): void {
  for (let query = 0; query < truth.length; query += 1) {
    const from = first[query];
    const to = first[query + 1];
    let sum = 1;
    for (let at = from; at < to; at += 1) sum += Math.exp(scores[at]);
    for (let at = from; at < to; at += 1) {
      const chance = Math.exp(scores[at]) / sum;
      gradient[at] = (at - from === truth[query] ? 1 : 0) - chance;
      curvature[at] = Math.max(1e-4, chance * (1 - chance));
    }
  }
}

const cells = mostLevels * mostLevels;
const sums = new Float64Array(cells);
const weights = new Float64Array(cells);

function stepSingle(feature: number, { examples, scores, gradient, curvature, model, fitting }: State): void {
  const { levels } = examples;
  sums.fill(0);
  weights.fill(0);
  for (let at = 0; at < scores.length; at += 1) {
    const level = levels[at * featureCount + feature];
    sums[level] += gradient[at];
    weights[level] += curvature[at];
  }
  const table = model.single.subarray(feature * mostLevels, (feature + 1) * mostLevels);
  const before = table.slice();
  for (let level = 0; level < mostLevels; level += 1)
    table[level] += (fitting.rate * sums[level]) / (weights[level] + fitting.doubt);
  rising(table, weights, features[feature].rises);
  for (let at = 0; at < scores.length; at += 1) {
    const level = levels[at * featureCount + feature];
    scores[at] += table[level] - before[level];
  }
}

function stepPair(pair: number, { examples, scores, gradient, curvature, model, fitting }: State): void {
  const { levels } = examples;
  const both = fitting.pairs[pair];
  const cellOf = (at: number) => levels[at * featureCount + both[0]] * mostLevels + levels[at * featureCount + both[1]];
  sums.fill(0);
  weights.fill(0);
  for (let at = 0; at < scores.length; at += 1) {
    sums[cellOf(at)] += gradient[at];
    weights[cellOf(at)] += curvature[at];
  }
  const table = model.joint.subarray(pair * cells, (pair + 1) * cells);
  const before = table.slice();
  for (let cell = 0; cell < cells; cell += 1)
    table[cell] += (fitting.rate * sums[cell]) / (weights[cell] + fitting.doubt * 2);
  risingBothWays(table, weights, [features[both[0]].rises, features[both[1]].rises]);
  for (let at = 0; at < scores.length; at += 1) scores[at] += table[cellOf(at)] - before[cellOf(at)];
}
