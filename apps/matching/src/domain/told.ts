import type { Answer, Company, CompanyInput, Confidence, SharedWith } from '@firmograph/enrichment';

/** What the provider said of one company, whichever profile asked. */
export type Finding =
  | {
      readonly kind: 'company';
      readonly company: Company;
      readonly confidence: Confidence;
      readonly confidenceLabel?: string;
    }
  | { readonly kind: 'no-company' };

/** A finding that is remembered, with its age. As text, because nobody here reads it: written once, it is handed on. */
export interface KnownAnswer {
  readonly askedAt: Date;
  /** JSON of a `Finding`. */
  readonly finding: string;
  /** The profile that was asked about, where others may share the answer. */
  readonly askedFor?: string;
  /** Where it comes from, while it is being remembered. */
  readonly origin?: AnswerOrigin;
}

export interface AnswerOrigin {
  readonly connectionId: string;
  readonly profileIds: readonly string[];
  /** Of the batch that asked. */
  readonly frozenAt: Date;
}

/** One profile's answer, as it will be told. */
export interface Told {
  readonly kind: 'told';
  readonly profileId: string;
  /** JSON of an `Answer`. */
  readonly json: string;
  /** It cost nothing now. */
  readonly isCached: boolean;
}

type Because = Extract<Answer, { kind: 'none' }>['because'];

export function noAnswer(profileId: string, because: Because): Told {
  const answer: Answer = { kind: 'none', profileId, because };
  return { kind: 'told', profileId, json: JSON.stringify(answer), isCached: false };
}

/** In the place of an answer: it was asked for, nobody knows whether it was paid for, and no one asks again by himself. */
export const inDoubt = '{"kind":"in-doubt"}';

/** With whom it is shared is said where it is not the profile's own. */
export function answerOf(
  profileId: string,
  { askedAt, finding }: Pick<KnownAnswer, 'askedAt' | 'finding'>,
  isCached: boolean,
  sharedWith?: SharedWith,
): Told {
  if (finding === inDoubt) return noAnswer(profileId, { outcome: 'failed', reason: 'ambiguous' });
  const shared = sharedWith === undefined ? '' : `,"sharedWith":${JSON.stringify(sharedWith)}`;
  const whose = `"profileId":${JSON.stringify(profileId)},"askedAt":"${askedAt.toISOString()}","cached":${isCached}${shared}`;
  return { kind: 'told', profileId, json: `${finding.slice(0, -1)},${whose}}`, isCached };
}

/** The answer with what was asked; one without a company stays as it is. */
export function withAsked(told: Told, input: CompanyInput): Told {
  if (!told.json.startsWith('{"kind":"company"')) return told;
  return { ...told, json: `${told.json.slice(0, -1)},"asked":${JSON.stringify(input)}}` };
}

export function findingText(finding: Finding): string {
  const json = JSON.stringify(finding);
  // Half a character: the next one to store it would make another of it.
  return json.includes(String.raw`\ud`) ? JSON.stringify(JSON.parse(json, wellFormed)) : json;
}

function wellFormed(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}
