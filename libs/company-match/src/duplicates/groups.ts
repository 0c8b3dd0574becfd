import { agreement } from '../score/agreement.ts';
import type { Tables } from '../index/tables.ts';

const facts = 6;
/** More of one name tell no more, and a list is not read to its end to count them. */
const mostCounted = 5;
const mostRead = 64;

/**
 * Which company stands for which, and what all of a group together say of website, place and legal form. Nobody joins a group
 * that says otherwise, so that the one in the middle, who says little, does not bring together two who contradict each other.
 */
export class Groups {
  readonly #tables: Tables;
  /** By company: who stands for it; -1: nobody knows yet. */
  readonly #standsFor: Int32Array;
  /** Of the groups, by the company that stands for it; 0 where nobody has said anything. */
  readonly #said: Int32Array;
  readonly #own = new Int32Array(facts);

  constructor(tables: Tables) {
    const size = tables.domain.length;
    this.#tables = tables;
    this.#standsFor = new Int32Array(size).fill(-1);
    this.#said = new Int32Array(size * facts);
  }

  whoStandsFor(company: number): number {
    return this.#standsFor[company];
  }

  /** How many groups there are among the companies of a list of the index. */
  countIn(start: number): number {
    if (start < 0) return 0;
    const { lists } = this.#tables;
    const seen = new Set<number>();
    const end = start + Math.min(lists[start], mostRead);
    for (let at = start + 1; at <= end && seen.size < mostCounted; at += 1) {
      const group = this.#standsFor[lists[at]];
      if (group >= 0) seen.add(group);
    }
    return seen.size;
  }

  contradicts(company: number, group: number): boolean {
    this.#read(company);
    for (let at = 0; at < facts; at += 1)
      if (agreement(this.#own[at], this.#said[group * facts + at]) === 0) return true;
    return false;
  }

  /** A company joins a group, or begins its own. */
  join(company: number, group: number): void {
    this.#read(company);
    this.#standsFor[company] = group;
    for (let at = 0; at < facts; at += 1) this.#said[group * facts + at] ||= this.#own[at];
  }

  #read(company: number): void {
    const { domain, glance, form, firstName } = this.#tables;
    this.#own[0] = domain[company];
    for (let part = 0; part < 4; part += 1) this.#own[part + 1] = glance[company * 8 + part];
    this.#own[5] = form[firstName[company]];
  }
}
