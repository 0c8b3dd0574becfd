import { type AdditiveModel, emptyModel, type FeaturePair } from './additive-model.ts';
import { type FeatureName, featureCount, features, mostLevels } from './features.ts';

/** A model as text that a diff can show: a line a feature, a line a level of a pair, in hundredths of log odds. */
export interface ModelText {
  readonly base: number;
  readonly single: string;
  readonly joint: string;
}

const numberOf = (name: string): number => features.findIndex((feature) => feature.name === name);

export function pairOf(one: FeatureName, other: FeatureName): FeaturePair {
  return [numberOf(one), numberOf(other)];
}

/** Throws a `RangeError` when the text is of other features than those compared now. */
export function readModel({ base, single, joint }: ModelText): AdditiveModel {
  const singles = linesOf(single);
  const joints = linesOf(joint);
  const names = [...new Set(joints.map(({ name }) => name))];
  const pairs = names.map((name) => name.split('*').map(numberOf) as [number, number]);
  if (singles.length !== featureCount || pairs.flat().includes(-1))
    throw new RangeError('The model was learned with other features: run `npm run eval -- match --train`.');
  const model = { ...emptyModel(pairs), base };
  for (const { name, values } of singles) model.single.set(values, numberOf(name) * mostLevels);
  for (const [at, { values }] of joints.entries()) model.joint.set(values, at * mostLevels);
  return model;
}

export function writeModel({ base, single, pairs, joint }: AdditiveModel): ModelText {
  const line = (name: string, values: Float32Array) =>
    `${name}: ${Array.from(values, (value) => Math.round(value * 100)).join(' ')}`;
  const rowsOf = (pair: number, name: string) =>
    Array.from({ length: mostLevels }, (_, level) => {
      const from = (pair * mostLevels + level) * mostLevels;
      return line(name, joint.subarray(from, from + mostLevels));
    });
  return {
    base,
    single: features
      .map(({ name }, at) => line(name, single.subarray(at * mostLevels, (at + 1) * mostLevels)))
      .join('\n'),
    joint: Array.from({ length: pairs.length / 2 }, (_, pair) =>
      rowsOf(pair, `${nameOf(pairs[pair * 2])}*${nameOf(pairs[pair * 2 + 1])}`),
    )
      .flat()
      .join('\n'),
  };
}

const nameOf = (feature: number): string => features[feature].name;

function linesOf(text: string): readonly { readonly name: string; readonly values: readonly number[] }[] {
  return text
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', values = ''] = line.split(': ');
      return { name, values: values.split(' ').map((value) => Number(value) / 100) };
    });
}
