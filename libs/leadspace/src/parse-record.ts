import { confidenceOf, type Company, type Confidence } from '@firmograph/enrichment';
import { count, isEmpty, objectAt, text } from './lenient.ts';
import { parseCompany } from './parse-company.ts';
import { isJsonObject, type JsonObject } from './read-json.ts';

/**
 * What Leadspace says of one record. `no-company` is a definite answer: it knows none, or none it is sure enough of. `failed`
 * is none: `code` 1100 is an error of theirs, and the record may be sent again; 1200 is input they cannot use.
 */
export type ProviderRecord =
  | {
      readonly kind: 'company';
      readonly externalId: string;
      readonly company: Company;
      readonly confidence: Confidence;
      readonly confidenceLabel?: string;
    }
  | { readonly kind: 'no-company'; readonly externalId: string }
  | { readonly kind: 'failed'; readonly externalId: string; readonly code?: number };

/** One element of `results`, or the body of a single call; undefined when it does not say which record it is about. */
export function parseRecord(value: unknown, askedId?: string): ProviderRecord | undefined {
  if (!isJsonObject(value)) return undefined;
  const externalId = idOf(value['external_id']) ?? idOf(objectAt(value, 'data')['external_id']) ?? askedId;
  return externalId === undefined ? undefined : { externalId, ...answerIn(value) };
}

type Answer = ProviderRecord extends infer Kind
  ? Kind extends ProviderRecord
    ? Omit<Kind, 'externalId'>
    : never
  : never;

function answerIn(record: JsonObject): Answer {
  const status = text(record['status'])?.toLowerCase();
  const code = status === 'success' ? undefined : codeOf(record);
  if (code !== undefined) return { kind: 'failed', code };
  const data = record['data'];
  const isAnswer = (status === undefined || status === 'success') && isJsonObject(data);
  return isAnswer ? companyIn(data) : { kind: 'failed' };
}

// Ours, echoed: not trimmed, since it has to be found again.
function idOf(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

function companyIn(data: JsonObject): Answer {
  const enrichment = text(data['enrichment_status'])?.toLowerCase();
  const source = objectAt(data, 'company');
  const isFound = enrichment === undefined ? !isEmpty(parseCompany(source)) : foundCompany.has(enrichment);
  if (!isFound) return { kind: 'no-company' };
  const confidence = source['matching_confidence'];
  const label = text(isJsonObject(confidence) ? confidence['level'] : confidence);
  return {
    kind: 'company',
    company: parseCompany(source),
    confidence: confidenceOf(label),
    ...(label === undefined ? {} : { confidenceLabel: label }),
  };
}

const foundCompany = new Set(['company enriched', 'person & company enriched', 'person and company enriched']);
const recordCodes = new Set([1100, 1200]);
const codeNames = ['code', 'error_code', 'errorCode', 'status_code', 'statusCode', 'status', 'error'];
const codeHolders = ['error', 'errors', 'data', 'details'];

// Where the codes stand is not documented. Only the two that are known count, so that a number of another meaning is none.
function codeOf(record: JsonObject): number | undefined {
  const here = codeAmong(record);
  if (here !== undefined) return here;
  for (const name of codeHolders) {
    const value = record[name];
    const holder: unknown = Array.isArray(value) ? value[0] : value;
    const code = isJsonObject(holder) ? codeAmong(holder) : undefined;
    if (code !== undefined) return code;
  }
  return undefined;
}

function codeAmong(holder: JsonObject): number | undefined {
  for (const name of codeNames) {
    const code = count(holder[name]);
    if (code !== undefined && recordCodes.has(code)) return code;
  }
  return undefined;
}
