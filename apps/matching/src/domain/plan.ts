import { hash } from 'node:crypto';
import { fingerprintOf } from '@firmograph/company-match';
import type { SendableField, SharedWith } from '@firmograph/enrichment';
import { canonicalInput, eligibility } from '@firmograph/mapping';
import { askedAs } from './asked-as.ts';
import { narrowed, type SourcedProfile } from './batch.ts';
import type { Question, Sorted } from './question.ts';
import { sharedWithSame, type Share, type Shares } from './sharing.ts';
import { answerOf, noAnswer, type KnownAnswer, type Told } from './told.ts';

/** What a call would ask, and what is answered without it. */
export interface Plan {
  readonly questions: readonly Question[];
  /** For each profile, the question that asks for it; -1: its answer is known. */
  readonly recordOf: readonly number[];
  /** In the order of the profiles. */
  readonly known: readonly Told[];
  /** Those who share the answer of another, by their place in the batch. */
  readonly shares: Readonly<Record<number, SharedWith>>;
}

export interface Sendable {
  readonly connectionId: string;
  /** What the consent lets go. */
  readonly fields: readonly SendableField[];
  readonly deleted: ReadonlySet<string>;
  /** Answers are shared between profiles that are the same company, also of other batches and runs. */
  readonly isShared: boolean;
}

export function sortOut(
  profiles: readonly SourcedProfile[],
  { connectionId, fields, deleted, isShared }: Sendable,
): Sorted {
  const scope = `${connectionId} ${[...fields].sort().join()} `;
  return profiles.map(({ profileId, input }) => {
    if (deleted.has(profileId)) return noAnswer(profileId, { outcome: 'not-eligible', reason: 'deleted' });
    const sent = narrowed(input, fields);
    const may = eligibility(sent);
    if (!may.eligible) return noAnswer(profileId, { outcome: 'not-eligible', reason: may.reason });
    const same = isShared ? fingerprintOf(askedAs(sent)) : undefined;
    const shared = same === undefined ? {} : { sharedKey: keyFor(`${scope}company ${same}`) };
    return { kind: 'question', key: keyFor(scope + canonicalInput(sent)), ...shared, input: sent };
  });
}

const keyFor = (text: string) => hash('sha256', text, 'base64url');

/** The keys under which answers may be known. */
export const keysOf = (sorted: Sorted): string[] => [...new Set(sorted.flatMap(keysIn))];

function keysIn(each: Question | Told): string[] {
  if (each.kind !== 'question') return [];
  return each.sharedKey === undefined ? [each.key] : [each.key, each.sharedKey];
}

/** What is known before a call is planned. */
export interface Knowledge {
  /** The fresh answers by key; null: every profile is asked about, also when another asks the same. */
  readonly fresh: ReadonlyMap<string, KnownAnswer> | null;
  /** Who shares the answer of another. Absent: nobody does, unless he asks the same. */
  readonly shares?: Shares;
}

export function planOf(
  profiles: readonly SourcedProfile[],
  sorted: Sorted,
  { fresh, shares = new Map() }: Knowledge,
): Plan {
  const records = new Records(fresh !== null);
  const recordOf: number[] = [];
  const known: Told[] = [];
  const shared: Record<number, SharedWith> = {};
  for (const [place, each] of sorted.entries()) {
    const share = shares.get(place);
    const answer = knownBefore(profiles[place], each, share, fresh);
    recordOf.push(answer === undefined ? records.of(share === undefined ? each : share.asker) : -1);
    if (answer !== undefined) known.push(answer);
    else if (share !== undefined) shared[place] = share.sharedWith;
  }
  return { questions: records.questions, recordOf, known, shares: shared };
}

class Records {
  readonly questions: Question[] = [];
  private readonly asked = new Map<Question | string, number>();

  constructor(private readonly areSameAskedOnce: boolean) {}

  of(question: Question | Told): number {
    if (question.kind !== 'question') return -1;
    const name = this.areSameAskedOnce ? question.key : question;
    const earlier = this.asked.get(name);
    if (earlier !== undefined) return earlier;
    this.asked.set(name, this.questions.length);
    return this.questions.push(question) - 1;
  }
}

type Fresh = ReadonlyMap<string, KnownAnswer>;

/** What is known: a profile's own answer, that of the one who is asked about for it, or that of another who asked the same. */
function knownBefore(
  profile: SourcedProfile | undefined,
  each: Question | Told,
  share: Share | undefined,
  fresh: Fresh | null,
): Told | undefined {
  if (each.kind === 'told') return each;
  if (fresh === null || profile === undefined) return undefined;
  const own = fresh.get(each.key);
  return own === undefined ? ofAnother(profile.profileId, each, share, fresh) : answerOf(profile.profileId, own, true);
}

function ofAnother(profileId: string, question: Question, share: Share | undefined, fresh: Fresh): Told | undefined {
  const answer = share === undefined ? undefined : (fresh.get(share.asker.key) ?? sameIn(fresh, share.asker));
  if (answer !== undefined) return answerOf(profileId, answer, true, share?.sharedWith);
  const same = sameIn(fresh, question);
  if (same?.askedFor === undefined) return undefined;
  return answerOf(profileId, same, true, sharedWithSame(same.askedFor, question.input));
}

function sameIn(fresh: Fresh, { sharedKey }: Question): KnownAnswer | undefined {
  return sharedKey === undefined ? undefined : fresh.get(sharedKey);
}
