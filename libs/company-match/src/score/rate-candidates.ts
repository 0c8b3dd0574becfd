import type { Asked } from '../candidates/asked.ts';
import { type Candidates, mostCandidates } from '../candidates/find-candidates.ts';
import type { Tables } from '../index/tables.ts';
import { type AdditiveModel, logOdds } from './additive-model.ts';
import { bestName } from './best-name.ts';
import { featureCount } from './features.ts';

/** How sure it is of each candidate that it is the one meant. */
export interface Ratings {
  /** By candidate: the name that fits best. */
  readonly names: Int32Array;
  /** By candidate: the levels of its features. */
  readonly levels: readonly Uint8Array[];
  readonly logOdds: Float64Array;
  /** The place of the best and the second among the candidates; -1: there is none. */
  best: number;
  second: number;
  /** The weight of all candidates and of "none of them", of which the candidate's own weight is its probability. */
  sum: number;
}

export function newRatings(): Ratings {
  return {
    names: new Int32Array(mostCandidates),
    levels: Array.from({ length: mostCandidates }, () => new Uint8Array(featureCount)),
    logOdds: new Float64Array(mostCandidates),
    best: -1,
    second: -1,
    sum: 1,
  };
}

/** Compares every candidate; at most one of them is right, so that what speaks for one speaks against the others. */
export function rateCandidates(
  { tables, model }: { readonly tables: Tables; readonly model: AdditiveModel },
  asked: Asked,
  candidates: Candidates,
  into: Ratings,
): void {
  into.best = -1;
  into.second = -1;
  into.sum = 1;
  for (let at = 0; at < candidates.count; at += 1) {
    const levels = into.levels[at];
    into.names[at] = bestName(tables, asked, candidates.companies[at], levels);
    const odds = logOdds(model, levels);
    into.logOdds[at] = odds;
    into.sum += Math.exp(odds);
    place(into, candidates, at);
  }
}

export function probabilityOf({ logOdds: odds, sum }: Ratings, at: number): number {
  return at < 0 ? 0 : Math.exp(odds[at]) / sum;
}

function place(into: Ratings, candidates: Candidates, at: number): void {
  if (isBetter(into, candidates, at, into.best)) {
    into.second = into.best;
    into.best = at;
  } else if (isBetter(into, candidates, at, into.second)) into.second = at;
}

/** Of equals the company that comes first in the index, whatever order the keys led to them. */
function isBetter({ logOdds: odds }: Ratings, { companies }: Candidates, at: number, than: number): boolean {
  if (than < 0) return true;
  const difference = odds[at] - odds[than];
  return difference > 0 || (difference === 0 && companies[at] < companies[than]);
}
