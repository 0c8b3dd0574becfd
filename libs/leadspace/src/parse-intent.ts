import type { Company } from '@firmograph/enrichment';
import { count, isEmpty, joined, pick, texts } from './lenient.ts';
import { isJsonObject, type JsonObject } from './read-json.ts';
import { intentCounts, intentLists, intentTexts } from './wire-names.ts';

type IntentModels = NonNullable<Company['intentModels']>;

/**
 * The sources contradict each other on this field: one object or an array of them, texts or arrays of texts inside. The
 * older `intent_modeling` is read where there is no newer one.
 */
export function parseIntentModels(company: JsonObject): IntentModels | undefined {
  return modelsIn(company['intent_modeling_v4']) ?? modelsIn(company['intent_modeling']);
}

function modelsIn(value: unknown): IntentModels | undefined {
  if (value === undefined || value === null) return undefined;
  const models = (Array.isArray(value) ? value : [value])
    .filter(isJsonObject)
    .map(model)
    .filter((one) => !isEmpty(one));
  return models.length === 0 ? undefined : models;
}

function model(source: JsonObject): IntentModels[number] {
  return {
    ...pick(source, intentTexts, joined),
    ...pick(source, intentLists, texts),
    ...pick(source, intentCounts, count),
  };
}
