import type { Answer, Company } from '@firmograph/enrichment';
import { identifiersAnswered, identifiersAsked } from '@firmograph/mapping';
import type { OpenBatch, SourcedProfile } from '../domain/batch.ts';
import type { Part } from '../domain/parts.ts';
import { noAnswer, type KnownAnswer } from '../domain/told.ts';
import type { ErasedOnes } from './ports.ts';

const because = { outcome: 'not-eligible', reason: 'deleted' } as const;

/** Profiles of a batch that was frozen before some of them were erased: of these only that they were there is left. */
export function profilesLeft(
  profiles: readonly SourcedProfile[],
  frozenAt: Date,
  erased: ErasedOnes,
): readonly SourcedProfile[] {
  if (erased.isEmpty) return profiles;
  return profiles.map((profile) => {
    const { profileId, input } = profile;
    const isGone = erased.hasProfile(profileId, frozenAt) || erased.hasCompany(identifiersAsked(input), frozenAt);
    return isGone ? { profileId: erased.aliasOf(profileId), input: {} } : profile;
  });
}

/** The answers of such a batch: what arrives after the erasure is told to nobody. */
export function partsLeft(parts: readonly Part[], batch: OpenBatch, erased: ErasedOnes): readonly Part[] {
  if (erased.isEmpty) return parts;
  return parts.map((part) => {
    // Written by `partsOf`, from answers.
    const answers = JSON.parse(part.json) as readonly Answer[];
    const left = answers.map((answer) =>
      isGone(answer, batch, erased) ? goneAnswer(answer, batch, erased) : unshared(answer, batch, erased),
    );
    return { ...part, json: JSON.stringify(left) };
  });
}

function isGone(answer: Answer, { frozenAt, connectionId }: OpenBatch, erased: ErasedOnes): boolean {
  if (erased.hasDerived(answer.profileId, frozenAt, connectionId)) return true;
  return answer.kind === 'company' && erased.hasCompany(identifiersAnswered(answer.company), frozenAt);
}

/** That another profile was asked about is said no more once that one is erased. */
function unshared(answer: Answer, { frozenAt }: OpenBatch, erased: ErasedOnes): Answer {
  if (answer.kind === 'none' || answer.sharedWith === undefined) return answer;
  const { sharedWith, ...alone } = answer;
  return erased.hasProfile(sharedWith.profileId, frozenAt) ? alone : answer;
}

function goneAnswer({ profileId }: Answer, { frozenAt }: OpenBatch, erased: ErasedOnes): Answer {
  // Where only what was derived is erased, the profile stays what it is called.
  const named = erased.hasProfile(profileId, frozenAt) ? erased.aliasOf(profileId) : profileId;
  return JSON.parse(noAnswer(named, because).json) as Answer;
}

/** Whether an answer may still be remembered. */
export function isRememberable({ finding, origin }: KnownAnswer, erased: ErasedOnes): boolean {
  if (erased.isEmpty || origin === undefined) return true;
  const { connectionId, profileIds, frozenAt } = origin;
  if (erased.hasConnection(connectionId, frozenAt)) return false;
  if (profileIds.every((profileId) => erased.hasProfile(profileId, frozenAt))) return false;
  return !erased.namesCompanies || !erased.hasCompany(identifiersFound(finding), frozenAt);
}

/** Of the company in a finding, or in an answer, as it is stored. */
export function identifiersFound(json: string): readonly string[] {
  // Both begin alike, and were written by ourselves.
  const { company } = JSON.parse(json) as { readonly company?: Company };
  return company === undefined ? [] : identifiersAnswered(company);
}
