import { levels, type Match } from './reference-company.ts';
import { renderCompany } from './render-company.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { Settings } from './settings.ts';

/** What the sandbox has to say of one record. */
export type RecordAnswer =
  | { readonly kind: 'matched'; readonly match: Match; readonly askedName?: string }
  | { readonly kind: 'not-enriched' }
  | { readonly kind: 'failed'; readonly code: 1100 | 1200 };

const messages = { 1100: 'Internal Error', 1200: 'Invalid Input' } as const;

/** One element of `results`, which is also the whole body of a single call. */
export function renderRecord(
  answer: RecordAnswer,
  externalId: string | undefined,
  settings: Settings,
  random: SeededRandom,
): object {
  if (answer.kind === 'failed') return renderFailure(answer.code, externalId, settings);
  const isByCode = settings.statusWords === 'by-code';
  return {
    status: isByCode ? 'Success' : 'success',
    external_id: externalId,
    data: renderData(answer, settings, random),
    ...(settings.extraKeys ? { x_trace: null } : {}),
  };
}

function renderData(
  answer: Exclude<RecordAnswer, { kind: 'failed' }>,
  settings: Settings,
  random: SeededRandom,
): object {
  const isSure = answer.kind === 'matched' && reaches(answer.match, settings);
  if (!isSure) return { enrichment_status: 'Not Enriched' };
  return {
    enrichment_status: 'Company Enriched',
    company: renderCompany(answer.match, answer.askedName, settings, random),
    ...(settings.extraKeys ? { cdi_matched: 'false', total_scores: [] } : {}),
  };
}

export const reaches = ({ level }: Match, { minimumConfidence }: Settings): boolean =>
  levels.indexOf(level) <= levels.indexOf(minimumConfidence);

function renderFailure(code: 1100 | 1200, externalId: string | undefined, settings: Settings): object {
  const message = messages[code];
  const status = settings.statusWords === 'by-code' ? message : 'failure';
  const where = {
    error: { error: { code, message } },
    errors: { errors: [{ code: String(code), message }] },
    record: { code, message },
    data: { data: { error_code: String(code), message } },
  };
  return { status, external_id: externalId, ...where[settings.codeAt] };
}
