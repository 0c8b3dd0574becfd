import { type Asked, newAsked, readQuery } from '../candidates/asked.ts';
import { findCandidates, newCandidates } from '../candidates/find-candidates.ts';
import type { CompanyQuery } from '../company.ts';
import { companyAt, type CompanyIndex } from '../index/company-index.ts';
import { GrowingInt32 } from '../index/growing.ts';
import { bestName } from '../score/best-name.ts';
import { featureCount } from '../score/features.ts';

/** A query of which it is known which company it means. */
export interface LabelledQuery extends CompanyQuery {
  /** The id of the company; empty: none of the set. */
  readonly companyId: string;
}

/** What a model learns from: for each query its candidates, and for each candidate the levels of its features. */
export interface Examples {
  /** By query: its first candidate, and at the end how many candidates there are. */
  readonly first: Int32Array;
  /** By query: the place of the true company among the candidates; -1: it is not there. */
  readonly truth: Int32Array;
  readonly companies: Int32Array;
  /** By candidate, `featureCount` each. */
  readonly levels: Uint8Array;
}

export function gatherExamples(index: CompanyIndex, queries: readonly LabelledQuery[]): Examples {
  const { tables } = index;
  const asked: Asked = newAsked();
  const candidates = newCandidates();
  const first = new GrowingInt32();
  const companies = new GrowingInt32();
  const rows: Uint8Array[] = [];
  const truth = queries.map((query) => {
    first.push(companies.length);
    readQuery(query, tables, asked);
    findCandidates(tables, asked, candidates);
    let found = -1;
    for (let at = 0; at < candidates.count; at += 1) {
      const company = candidates.companies[at];
      if (query.companyId !== '' && companyAt(index, company).id === query.companyId) found = at;
      companies.push(company);
      const levels = new Uint8Array(featureCount);
      bestName(tables, asked, company, levels);
      rows.push(levels);
    }
    return found;
  });
  first.push(companies.length);
  return { first: first.taken(), truth: Int32Array.from(truth), companies: companies.taken(), levels: flat(rows) };
}

function flat(rows: readonly Uint8Array[]): Uint8Array {
  const levels = new Uint8Array(rows.length * featureCount);
  for (const [at, row] of rows.entries()) levels.set(row, at * featureCount);
  return levels;
}

/** Two sets of examples as one. Their companies may be of different indexes. */
export function joinExamples(one: Examples, other: Examples): Examples {
  const candidates = one.companies.length;
  const levels = new Uint8Array(one.levels.length + other.levels.length);
  levels.set(one.levels);
  levels.set(other.levels, one.levels.length);
  return {
    first: Int32Array.of(...one.first.subarray(0, -1), ...other.first.map((first) => first + candidates)),
    truth: Int32Array.of(...one.truth, ...other.truth),
    companies: Int32Array.from([...one.companies, ...other.companies]),
    levels,
  };
}
