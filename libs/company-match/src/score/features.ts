import type { Asked } from '../candidates/asked.ts';
import { likeness } from '../candidates/likeness.ts';
import type { Tables } from '../index/tables.ts';
import { compareForms } from './compare-forms.ts';
import { compareNames, type NameComparison, newNameComparison } from './compare-names.ts';
import { agreement } from './agreement.ts';
import { compareLabelWithName, compareNameWithLabel, compareWebsites } from './compare-websites.ts';

const shares = [0.001, 0.2, 0.35, 0.5, 0.6, 0.7, 0.78, 0.84, 0.88, 0.92, 0.96, 0.99, 0.999];
const heaviest = [0.001, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99];
const agreeing = [0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95, 1.1, 1.4, 1.8, 2.3];
const inexact = [0.001, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9];
const likenesses = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.999];
const counts = [1, 2, 3, 5];

/**
 * What is compared, and whether more of it can only speak for the company. Those with edges are measured, and the edges cut
 * their levels; the others are levels already.
 */
export const features = [
  { name: 'askedCovered', rises: true, edges: shares },
  { name: 'foundCovered', rises: true, edges: shares },
  { name: 'heaviestMissing', rises: false, edges: heaviest },
  { name: 'heaviestExtra', rises: false, edges: heaviest },
  { name: 'heaviestShared', rises: true, edges: heaviest },
  { name: 'agreeing', rises: true, edges: agreeing },
  { name: 'inexact', rises: false, edges: inexact },
  { name: 'likeness', rises: true, edges: likenesses },
  { name: 'homonyms', rises: false, edges: counts },
  { name: 'sharedDomain', rises: false, edges: counts },
  { name: 'sameName', rises: true },
  { name: 'startsAlike', rises: true },
  { name: 'opening', rises: true },
  { name: 'website', rises: true },
  { name: 'label', rises: true },
  { name: 'labelAsked', rises: true },
  { name: 'country', rises: true },
  { name: 'state', rises: true },
  { name: 'city', rises: true },
  { name: 'postalCode', rises: true },
  { name: 'form', rises: true },
] as const satisfies readonly { name: string; rises: boolean; edges?: readonly number[] }[];

export type FeatureName = (typeof features)[number]['name'];
export const featureCount = features.length;
/** Most levels that a feature has. */
export const mostLevels = 16;

const measured = features.filter((feature) => 'edges' in feature).length;
/** The edges of the measured features, `mostLevels` each; behind the last one nothing is large enough. */
const edges = new Float32Array(measured * mostLevels).fill(Infinity);
for (const [at, feature] of features.entries()) if ('edges' in feature) edges.set(feature.edges, at * mostLevels);

const names = newNameComparison();
const values = new Float32Array(measured);
const sameDomain = 3;

/** A company, and one of its names. */
export interface NamedCompany {
  readonly company: number;
  readonly name: number;
}

/** Compares a query with a company's name and writes the level of each feature. */
export function compare(tables: Tables, asked: Asked, { company, name }: NamedCompany, levels: Uint8Array): void {
  const { place } = asked;
  compareNames(tables, asked, name, names);
  const website = compareWebsites(tables, asked, company);
  measure(names);
  values[7] = likeness(asked, tables.signature[name * 2], tables.signature[name * 2 + 1], tables.signatureBits[name]);
  values[8] = asked.homonyms;
  values[9] = website === sameDomain ? asked.sharingDomain : 0;
  for (let at = 0; at < measured; at += 1) levels[at] = levelOf(at, values[at]);
  levels[10] = names.isSame ? 2 : names.missing === 0 && names.extra === 0 ? 1 : 0;
  levels[11] = names.startsAlike ? 1 : 0;
  levels[12] = names.opening;
  levels[13] = website;
  levels[14] = compareNameWithLabel(tables, asked, company);
  levels[15] = compareLabelWithName(tables, asked, name);
  levels[16] = agreement(place.country, tables.glance[company * 8]);
  levels[17] = agreement(place.state, tables.glance[company * 8 + 1]);
  levels[18] = agreement(place.city, tables.glance[company * 8 + 2]);
  levels[19] = agreement(place.postalCode, tables.glance[company * 8 + 3]);
  levels[20] = compareForms(asked, { form: tables.form[name], country: tables.glance[company * 8] });
}

function measure(compared: NameComparison): void {
  values[0] = compared.askedCovered;
  values[1] = compared.foundCovered;
  values[2] = compared.heaviestMissing;
  values[3] = compared.heaviestExtra;
  values[4] = compared.heaviestShared;
  values[5] = compared.agreeing;
  values[6] = compared.inexact;
}

function levelOf(feature: number, value: number): number {
  const first = feature * mostLevels;
  let level = 0;
  for (let step = mostLevels / 2; step >= 1; step /= 2) if (value >= edges[first + level + step - 1]) level += step;
  return level;
}
