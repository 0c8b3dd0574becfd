import type { Level } from './reference-company.ts';

/** What a query says, and what the reference knows about it. `Candidate` is a company of the reference. */
export interface Evidence<Candidate> {
  readonly sameName: readonly Candidate[];
  readonly sameDomain: readonly Candidate[];
  /** Undefined: no country was asked for. */
  readonly isInCountry: ((candidate: Candidate) => boolean) | undefined;
}

export interface Choice<Candidate> {
  readonly candidate: Candidate;
  readonly level: Level;
}

/**
 * Same core name, and country where one is given; else same domain. One that both domain and country point to is never passed
 * over for another; where two are left and nothing decides between them, it is neither.
 */
export function chooseCompany<Candidate>(evidence: Evidence<Candidate>): Choice<Candidate> | undefined {
  const { sameName, sameDomain, isInCountry } = evidence;
  const hasName = (candidate: Candidate) => sameName.includes(candidate);
  const atHome = isInCountry === undefined ? [] : sameDomain.filter(isInCountry);
  if (atHome.length > 0) return byDomainAndCountry(atHome, hasName);
  return (
    only(sameDomain.filter(hasName), isInCountry === undefined ? 'HIGH' : 'MEDIUM') ??
    byName(evidence) ??
    byDomain(evidence)
  );
}

function byDomainAndCountry<Candidate>(atHome: readonly Candidate[], hasName: (candidate: Candidate) => boolean) {
  return only(atHome.filter(hasName), 'HIGH') ?? only(atHome, 'MEDIUM');
}

function byName<Candidate>({ sameName, isInCountry }: Evidence<Candidate>): Choice<Candidate> | undefined {
  return isInCountry === undefined ? only(sameName, 'MEDIUM') : only(sameName.filter(isInCountry), 'HIGH');
}

function byDomain<Candidate>({ sameName, sameDomain, isInCountry }: Evidence<Candidate>) {
  // A name that several have decides nothing, and is no reason to guess by a weaker sign.
  if (isInCountry === undefined && sameName.length > 1) return undefined;
  return only(sameDomain, isInCountry === undefined ? 'LOW' : 'VERY LOW');
}

function only<Candidate>(candidates: readonly Candidate[], level: Level): Choice<Candidate> | undefined {
  const [candidate, another] = candidates;
  return candidate === undefined || another !== undefined ? undefined : { candidate, level };
}
