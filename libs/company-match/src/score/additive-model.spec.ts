import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { logOdds } from './additive-model.ts';
import { featureCount, features, mostLevels } from './features.ts';
import { learnedModel } from './learned-model.ts';
import { readModel, writeModel } from './model-text.ts';

const model = readModel(learnedModel);
const level = fc.integer({ min: 0, max: mostLevels - 1 });
const levels = fc.array(level, { minLength: featureCount, maxLength: featureCount });

it('never thinks less of a company because more of it agrees', () => {
  fc.assert(
    fc.property(levels, fc.nat(featureCount - 1), level, (before, feature, to) => {
      const { rises } = features[feature];
      const after = before.with(feature, to);
      const [less, more] = to > before[feature] === rises ? [before, after] : [after, before];
      expect(logOdds(model, Uint8Array.from(more))).toBeGreaterThanOrEqual(
        logOdds(model, Uint8Array.from(less)) - 0.021,
      );
    }),
    { numRuns: 2000 },
  );
});

it('reads what it has written', () => {
  expect(writeModel(model)).toEqual(learnedModel);
});

it('refuses a model of other features', () => {
  expect(() => readModel({ ...learnedModel, single: 'colour: 1 2 3' })).toThrow(RangeError);
});
