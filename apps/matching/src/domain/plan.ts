import { hash } from 'node:crypto';
import type { CompanyInput, SendableField } from '@firmograph/enrichment';
import { canonicalInput, eligibility } from '@firmograph/mapping';
import { narrowed, type SourcedProfile } from './batch.ts';
import { answerOf, noAnswer, type KnownAnswer, type Told } from './told.ts';

/** One record to ask about, and the key its answer is remembered under. */
export interface Question {
  readonly kind: 'question';
  readonly key: string;
  readonly input: CompanyInput;
}

/** For each profile what would be asked, or its answer when nothing would. */
export type Sorted = readonly (Question | Told)[];

/** What a call would ask, and what is answered without it. */
export interface Plan {
  readonly questions: readonly Question[];
  /** For each profile, the question that asks for it; -1: its answer is known. */
  readonly recordOf: readonly number[];
  /** In the order of the profiles. */
  readonly known: readonly Told[];
}

export interface Sendable {
  readonly connectionId: string;
  /** What the consent lets go. */
  readonly fields: readonly SendableField[];
  readonly deleted: ReadonlySet<string>;
}

export function sortOut(profiles: readonly SourcedProfile[], { connectionId, fields, deleted }: Sendable): Sorted {
  const scope = `${connectionId} ${[...fields].sort().join()} `;
  return profiles.map(({ profileId, input }) => {
    if (deleted.has(profileId)) return noAnswer(profileId, { outcome: 'not-eligible', reason: 'deleted' });
    const sent = narrowed(input, fields);
    const may = eligibility(sent);
    if (!may.eligible) return noAnswer(profileId, { outcome: 'not-eligible', reason: may.reason });
    return { kind: 'question', key: hash('sha256', scope + canonicalInput(sent), 'base64url'), input: sent };
  });
}

export const keysOf = (sorted: Sorted): string[] => [
  ...new Set(sorted.flatMap((each) => (each.kind === 'question' ? [each.key] : []))),
];

/** `known`: the fresh answers by key; null: every profile is asked about, also when another asks the same. */
export function planOf(
  profiles: readonly SourcedProfile[],
  sorted: Sorted,
  fresh: ReadonlyMap<string, KnownAnswer> | null,
): Plan {
  const questions: Question[] = [];
  const recordOf: number[] = [];
  const known: Told[] = [];
  const asked = new Map<string, number>();
  sorted.forEach((each, position) => {
    const answer = each.kind === 'question' ? answered(each, fresh, profiles[position]) : each;
    if (answer !== undefined) known.push(answer);
    recordOf.push(answer === undefined ? recordFor(each as Question) : -1);
  });
  return { questions, recordOf, known };

  function recordFor(question: Question): number {
    const earlier = fresh === null ? undefined : asked.get(question.key);
    if (earlier !== undefined) return earlier;
    asked.set(question.key, questions.length);
    return questions.push(question) - 1;
  }
}

function answered(
  { key }: Question,
  fresh: ReadonlyMap<string, KnownAnswer> | null,
  profile: SourcedProfile | undefined,
): Told | undefined {
  const answer = fresh?.get(key);
  return answer === undefined || profile === undefined ? undefined : answerOf(profile.profileId, answer, true);
}
