import { type Duplicate, findDuplicates, opinionOn } from '@firmograph/company-match';
import type { CompanyInput, SharedWith } from '@firmograph/enrichment';
import { askedAs } from './asked-as.ts';
import type { SourcedProfile } from './batch.ts';
import { judgementAsLearned, sharingFrom, type Judgement } from './judgement.ts';
import type { Question, Sorted } from './question.ts';

/** A profile that is not asked about, because another of the batch is the same company. */
export interface Share {
  /** The question that is asked for both. */
  readonly asker: Question;
  readonly sharedWith: SharedWith;
}

/** By the place in the batch of the one that shares. */
export type Shares = ReadonlyMap<number, Share>;

/** How sure one has to be that two are one. */
export interface Sureness {
  readonly judgement: Judgement;
  readonly targetPrecision?: number | undefined;
}

/** Which profiles of a batch are one company, and who is asked about for them. */
export function sharesAmong(
  profiles: readonly SourcedProfile[],
  sorted: Sorted,
  { judgement, targetPrecision }: Sureness = { judgement: judgementAsLearned },
): Shares {
  const askers = askersIn(profiles, sorted);
  const firsts = new Map(askers.map((asker, at) => [asker.question.key, at]));
  const duplicates = findDuplicates(
    askers.map(({ question }) => askedAs(question.input)),
    { threshold: sharingFrom(judgement, targetPrecision), calibration: judgement.calibration },
  );
  const shares = new Map<number, Share>();
  for (const [place, each] of sorted.entries()) {
    const at = each.kind === 'question' ? firsts.get(each.key) : undefined;
    const share = at === undefined ? undefined : shareWith(askers, duplicates, at);
    if (share !== undefined && share.place !== place) shares.set(place, share);
  }
  return shares;
}

/** What one shares who asks what an asker asks; that one himself shares only if another is asked about for him. */
function shareWith(
  askers: readonly Asker[],
  duplicates: readonly (Duplicate | undefined)[],
  at: number,
): (Share & { readonly place: number }) | undefined {
  const duplicate = duplicates[at];
  const asker = askers[duplicate === undefined ? at : duplicate.of];
  if (asker === undefined) return undefined;
  const { place, profileId, question } = asker;
  return { place, asker: question, sharedWith: told(profileId, duplicate ?? sameQuestion(question.input)) };
}

interface Asker {
  readonly place: number;
  readonly profileId: string;
  readonly question: Question;
}

/** Those who would be asked about, the first of each question. */
function askersIn(profiles: readonly SourcedProfile[], sorted: Sorted): readonly Asker[] {
  const byKey = new Map<string, Asker>();
  for (const [place, question] of sorted.entries()) {
    if (question.kind !== 'question' || byKey.has(question.key)) continue;
    byKey.set(question.key, { place, profileId: profiles[place]?.profileId ?? '', question });
  }
  return [...byKey.values()];
}

/** With whom a profile shares what was said of another, in this run or before, that asked the same in other words. */
export function sharedWithSame(profileId: string, input: CompanyInput): SharedWith {
  return told(profileId, sameQuestion(input));
}

/** How sure it is that a question means what the same question means. */
function sameQuestion(input: CompanyInput): Omit<SharedWith, 'profileId'> {
  const query = askedAs(input);
  return opinionOn(query, { ...query, id: '', name: query.name ?? '' });
}

function told(profileId: string, { confidence, name, website, place }: Omit<SharedWith, 'profileId'>): SharedWith {
  return { profileId, confidence: Math.round(confidence * 1000) / 1000, name, website, place };
}
