import {
  buildIndex,
  type Company,
  type CompanyIndex,
  CompanyMatcher,
  type CompanyQuery,
} from '@firmograph/company-match';
import { Random } from '../generator/random.ts';
import { type WayToSpoil, waysToSpoil } from '../generator/spoil-name.ts';
import { cpuMicrosOf, median } from './cpu-time.ts';

export interface Speed {
  readonly references: number;
  readonly buildMicros: number;
  readonly bytes: number;
  /** Processor time for one record: the median of the rounds, the least and the most. */
  readonly matchMicros: number;
  readonly range: readonly [number, number];
  /** How many records were said to match; the same in every round, or the measurement is worthless. */
  readonly matches: number;
}

const rounds = 7;
const warmUps = 4;

export function buildMeasured(companies: Iterable<Company>): {
  readonly index: CompanyIndex;
  readonly buildMicros: number;
} {
  const { micros, result } = cpuMicrosOf(() => buildIndex(companies));
  return { index: result, buildMicros: micros / Math.max(1, result.size) };
}

/** Throws when two rounds find different numbers of matches. */
export function measureSpeed(
  { index, buildMicros }: { readonly index: CompanyIndex; readonly buildMicros: number },
  queries: readonly CompanyQuery[],
): Speed {
  const matcher = new CompanyMatcher(index);
  const round = () => queries.filter((query) => matcher.match(query).verdict === 'match').length;
  const measured = Array.from({ length: warmUps + rounds }, () => cpuMicrosOf(round)).slice(warmUps);
  const matches = new Set(measured.map(({ result }) => result));
  if (matches.size > 1) throw new Error(`Rounds found different numbers of matches: ${[...matches].join(', ')}.`);
  const micros = measured.map((one) => one.micros / queries.length);
  return {
    references: index.size,
    buildMicros,
    bytes: index.block.byteLength / index.size,
    matchMicros: median(micros),
    range: [Math.min(...micros), Math.max(...micros)],
    matches: measured[0]?.result ?? 0,
  };
}

const pairs = 7;

export interface Comparison {
  /** How many times our processor time it takes: the median of turns, in which what slows the machine down meets both. */
  readonly ratio: number;
  /** Its own processor time for one record. */
  readonly micros: number;
}

/** Compares with a search through all names, which is asked a few queries for each of our turns. */
export function compareSpeed(
  index: CompanyIndex,
  search: (query: CompanyQuery) => unknown,
  queries: readonly CompanyQuery[],
): Comparison {
  const matcher = new CompanyMatcher(index);
  const few = queries.slice(0, 60);
  const turn = () => ({
    ours:
      cpuMicrosOf(() => queries.filter((query) => matcher.match(query).verdict === 'match')).micros / queries.length,
    theirs: cpuMicrosOf(() => few.map(search)).micros / few.length,
  });
  const turns = Array.from({ length: warmUps + pairs }, turn).slice(warmUps);
  return {
    ratio: median(turns.map(({ ours, theirs }) => theirs / ours)),
    micros: median(turns.map(({ theirs }) => theirs)),
  };
}

const shareKnown = 0.4;
const ways = Object.keys(waysToSpoil) as WayToSpoil[];

/** Spoilt names, some of companies of the set, most of others. */
export function spoiltQueries(
  known: readonly Company[],
  others: readonly Company[],
  count: number,
): readonly CompanyQuery[] {
  const random = new Random(5);
  return Array.from({ length: count }, () => {
    const { name, website = '', country = '', city = '' } = random.pick(random.chance(shareKnown) ? known : others);
    return {
      name: waysToSpoil[random.pick(ways)](name, random),
      website: random.chance(0.25) ? website : '',
      country: random.chance(0.75) ? country : '',
      city: random.chance(0.3) ? city : '',
    };
  });
}
