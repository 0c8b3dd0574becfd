import {
  codeOf,
  decideOutcome,
  diffCompanies,
  fieldSetOf,
  filledIn,
  searchKeysOf,
  tallyOf,
  type Answer,
  type Company,
  type Counted,
  type Decision,
  type FieldSet,
  type Match,
  type RowContent,
  type WaitingMatch,
} from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';
import type { Change, EarlierFill, PartRecord } from './part-record.ts';
import { companyKeyOf, fingerprintOf, verdictOn, type Review, type Waiting } from './review.ts';
import type { Fill } from './row.ts';
import { orderOf, type Run } from './run.ts';

/** As much of a row as deciding needs. */
export interface PresentRow {
  readonly sequence: number;
  readonly runOrder: string;
  readonly recordId: string | null;
  /** Null: it was taken back. */
  readonly content: RowContent | null;
  /** Null: it was taken back. */
  readonly was?: EarlierFill | null;
}

export interface AnsweredPart {
  readonly run: Run;
  readonly batch: number;
  readonly part: number;
  readonly parts: number;
  readonly answers: readonly Answer[];
}

/** What is there when the part is decided; rows by profile id. */
export interface Present {
  readonly rows: ReadonlyMap<string, PresentRow>;
  /** Profiles that were deleted after the run began. */
  readonly deleted: ReadonlySet<string>;
  /** Where the sequence of a row goes on that was erased, by profile. */
  readonly floors?: ReadonlyMap<string, number>;
  /** By profile, where the enrichment has doubtful matches reviewed. */
  readonly reviews?: ReadonlyMap<string, Review>;
  readonly now: Date;
}

const profileDeleted: Decision = {
  effect: 'none',
  outcome: { outcome: 'not-eligible', reason: 'deleted' },
  match: null,
};

/** Decides the outcome of every profile of a part, and what becomes of its row. */
export function decidePart({ run, batch, part, parts, answers }: AnsweredPart, present: Present): PartRecord {
  const { tenantId, runId, enrichmentId, definition } = run;
  const runOrder = orderOf(run);
  const counted: Counted[] = [];
  const changes = new Map<string, Change>();
  const waiting: Waiting[] = [];
  for (const answer of answers) {
    const row = present.rows.get(answer.profileId);
    const isFixed = isLater(row, runOrder) || changes.has(answer.profileId);
    const decision = decisionOn(answer, definition, present, isFixed);
    if (!isFixed) waiting.push(...waitingIn(answer, decision));
    counted.push({ ...decision, cached: answer.kind !== 'none' && answer.cached });
    if (decision.effect !== 'none')
      changes.set(answer.profileId, changeOf(answer.profileId, row, decision, present.floors));
  }
  return {
    id: keyOf(tenantId, runId, batch, part),
    ...{ tenantId, enrichmentId, runId, runOrder, batch, part, parts },
    outputTable: definition.outputTable,
    definitionVersion: definition.version,
    state: 'decided',
    decidedAt: present.now,
    profileIds: answers.map(({ profileId }) => profileId),
    outcomes: counted.map(({ outcome }) => codeOf(outcome)),
    changes: [...changes.values()],
    tally: tallyOf(counted),
    ...(definition.review === undefined ? {} : { waiting }),
  };
}

function isLater(row: PresentRow | undefined, runOrder: string): boolean {
  return row !== undefined && row.runOrder > runOrder;
}

function decisionOn(answer: Answer, definition: Run['definition'], present: Present, isFixed: boolean): Decision {
  const { profileId } = answer;
  if (present.deleted.has(profileId)) return profileDeleted;
  return decided(answer, present.rows.get(profileId), { definition, review: present.reviews?.get(profileId) }, isFixed);
}

function waitingIn(answer: Answer, decision: Decision): readonly Waiting[] {
  if (decision.effect !== 'none' || decision.waiting === undefined || answer.kind !== 'company') return [];
  return [waitingOf(answer, decision.waiting)];
}

/** A row that a later run wrote, or that this part writes already, stays as it is: what the answer says is counted only. */
function decided(
  answer: Answer,
  row: PresentRow | undefined,
  { definition, review }: Pick<Run, 'definition'> & { readonly review: Review | undefined },
  isFixed: boolean,
): Decision {
  const decision = decideOutcome(answer, row?.content ?? null, definition, verdictOn(answer, review));
  if (!isFixed || decision.effect === 'none') return decision;
  if (decision.effect === 'retract') return { ...decision, effect: 'none' };
  return { effect: 'none', outcome: { outcome: 'unchanged' }, match: decision.match };
}

function changeOf(
  profileId: string,
  row: PresentRow | undefined,
  { match }: Decision,
  floors: Present['floors'],
): Change {
  const earlier = row?.content?.company ?? null;
  return {
    profileId,
    before: beforeOf(row),
    sequence: sequenceBefore(profileId, row, floors) + 1,
    changed: changedBetween(earlier, match),
    after: match === null ? null : fillOf(match),
  };
}

export function beforeOf(row: PresentRow | undefined): Change['before'] {
  if (row === undefined) return null;
  const { sequence, recordId, content, was } = row;
  return { sequence, company: content?.company ?? null, recordId, ...(was == null ? {} : { was }) };
}

/** Of the row, or of one that was erased. */
function sequenceBefore(profileId: string, row: PresentRow | undefined, floors: Present['floors']): number {
  return row?.sequence ?? floors?.get(profileId) ?? 0;
}

/** The fields in which a row differs from what it says now. */
function changedBetween(earlier: string | null, match: Match | null): FieldSet {
  if (earlier === null) return match === null ? 0 : filledIn(match.company);
  if (earlier === match?.text) return 0;
  // Written by `keptOf`, so that it is a company.
  return fieldSetOf(diffCompanies(JSON.parse(earlier) as Company, match?.company ?? null));
}

function waitingOf(
  { profileId, asked, company }: Extract<Answer, { kind: 'company' }>,
  { match, why }: WaitingMatch,
): Waiting {
  return {
    ...{
      profileId,
      why,
      fill: fillOf(match),
      fingerprint: fingerprintOf({ asked }),
      companyKey: companyKeyOf(company),
    },
    ...(asked === undefined ? {} : { asked }),
  };
}

function fillOf({ company, text, confidence, confidenceLabel, askedAt, opinion, sharedWith }: Match): Fill {
  return {
    company: text,
    confidence,
    ...(confidenceLabel === undefined ? {} : { confidenceLabel }),
    askedAt,
    ...(opinion === undefined ? {} : { opinion }),
    ...(sharedWith === undefined ? {} : { sharedWith }),
    filled: filledIn(company),
    ...(company.address?.country === undefined ? {} : { country: company.address.country }),
    ...(company.industry === undefined ? {} : { industry: company.industry }),
    keys: searchKeysOf(company, confidence),
  };
}
