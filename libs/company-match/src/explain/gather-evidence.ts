import type { Asked } from '../candidates/asked.ts';
import type { Company, CompanyQuery } from '../company.ts';
import type { Tables } from '../index/tables.ts';
import type { AdditiveModel } from '../score/additive-model.ts';
import { compareNames, newNameComparison } from '../score/compare-names.ts';
import { type FeatureName, features } from '../score/features.ts';
import type { Evidence, EvidenceOutcome, EvidenceSubject } from './evidence.ts';
import { nameSentence, quoted } from './name-sentence.ts';
import { weightsOf } from './weights.ts';

export interface Compared {
  readonly query: CompanyQuery;
  readonly asked: Asked;
  readonly company: Company;
  readonly levels: Uint8Array;
  /** The name that fits best, and its number among the company's names: 0 is the present one. */
  readonly name: number;
  readonly alias: number;
}

type Told = readonly [EvidenceOutcome, sentence: string, asked: string, found: string];

/** What was compared, how it came out and how much it weighed; heaviest first. */
export function gatherEvidence(
  { tables, model }: { readonly tables: Tables; readonly model: AdditiveModel },
  compared: Compared,
): readonly Evidence[] {
  const weights = weightsOf(model, compared.levels);
  const told: Readonly<Record<EvidenceSubject, Told>> = {
    name: tellName(tables, compared),
    website: tellWebsite(compared),
    place: tellPlace(compared),
    'legal form': tellForm(compared),
  };
  return (Object.keys(told) as EvidenceSubject[])
    .map((about) => {
      const [outcome, sentence, asked, found] = told[about];
      return { about, outcome, asked, found, weight: weights[about], sentence };
    })
    .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight));
}

const names = newNameComparison();
const decoder = new TextDecoder();

function tellName(tables: Tables, { query, asked, company, name, alias }: Compared): Told {
  compareNames(tables, asked, name, names);
  const present = company.name;
  const found = alias === 0 ? present : (company.otherNames?.[alias - 1] ?? present);
  const { bytes, starts, count } = asked.words;
  const first = tables.firstWord[name];
  const words = tables.firstWord[name + 1] - first;
  const missing = bitsOf(names.missing, count).map((at) => text(bytes, starts[at], starts[at + 1]));
  const extra = bitsOf(names.extra, words).map((at) =>
    text(tables.letters, tables.wordStart[first + at], tables.wordStart[first + at + 1]),
  );
  const told = { asked: query.name ?? '', found, present, missing, extra };
  return [...nameSentence(names, told), query.name ?? '', found];
}

function bitsOf(bits: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at).filter((at) => ((bits >>> at) & 1) === 1);
}

function text(bytes: Uint8Array, from: number, to: number): string {
  // A decoder does not read shared memory.
  return decoder.decode(bytes.slice(from, to));
}

function level({ levels }: Compared, name: FeatureName): number {
  return levels[features.findIndex((feature) => feature.name === name)];
}

function tellWebsite(compared: Compared): Told {
  const asked = compared.query.website ?? '';
  const found = compared.company.website ?? '';
  const sites = `${quoted([asked])} and ${quoted([found])}`;
  const told: readonly (readonly [EvidenceOutcome, string])[] = [
    ['disagrees', `The websites are different: ${sites}.`],
    ['not given', asked === '' ? 'No website was given.' : notCompared(asked, found)],
    ['partly agrees', `The websites have the same name under different endings: ${sites}.`],
    ['agrees', `Both have the website ${quoted([found])}.`],
  ];
  const [outcome, sentence] = told[level(compared, 'website')] ?? ['not given', ''];
  return [outcome, `${sentence}${label(compared)}`, asked, found];
}

function notCompared(asked: string, found: string): string {
  return found === ''
    ? 'No website of the company is known.'
    : `${quoted([asked])} says nothing of a company: it is a mail provider, a directory or no public website.`;
}

/** The company's domain is evidence even where no website was given. */
function label(compared: Compared): string {
  return level(compared, 'label') >= 2 && level(compared, 'website') === 1
    ? ` The company's website, ${quoted([compared.company.website ?? ''])}, is called like the name.`
    : '';
}

const placeFeatures = ['country', 'state', 'city', 'postalCode'] as const;
const placeWords = { country: 'country', state: 'state', city: 'city', postalCode: 'postal code' } as const;

function tellPlace(compared: Compared): Told {
  const { query, company } = compared;
  const asked = placeFeatures.map((name) => query[name] ?? '').filter((part) => part !== '');
  const found = placeFeatures.map((name) => company[name] ?? '').filter((part) => part !== '');
  const same = placeFeatures.filter((name) => level(compared, name) === 2).map((name) => placeWords[name]);
  const different = placeFeatures
    .filter((name) => level(compared, name) === 0)
    .map((name) => `${placeWords[name]} (${quoted([query[name] ?? ''])}, ${quoted([company[name] ?? ''])})`);
  const sentences = [
    ...(same.length === 0 ? [] : [`The ${same.join(' and ')} ${same.length === 1 ? 'is' : 'are'} the same.`]),
    ...(different.length === 0 ? [] : [`They differ in ${different.join(' and ')}.`]),
  ];
  return [
    placeOutcome(same.length, different.length),
    sentences.join(' ') || 'No place was compared.',
    asked.join(', '),
    found.join(', '),
  ];
}

function placeOutcome(same: number, different: number): EvidenceOutcome {
  if (same + different === 0) return 'not given';
  if (different === 0) return 'agrees';
  return same === 0 ? 'disagrees' : 'partly agrees';
}

function tellForm(compared: Compared): Told {
  const told: readonly (readonly [EvidenceOutcome, string])[] = [
    ['disagrees', "The legal form that was given is not one of the company's country."],
    ['disagrees', 'The legal forms differ.'],
    ['not given', 'No legal form was compared.'],
    ['agrees', 'The legal form is the same.'],
  ];
  return [...(told[level(compared, 'form')] ?? ['not given', '']), '', ''] as Told;
}
