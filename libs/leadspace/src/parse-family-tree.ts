import type { Company } from '@firmograph/enrichment';
import { isEmpty, pick, text } from './lenient.ts';
import { parseAddress } from './parse-address.ts';
import { isJsonObject } from './read-json.ts';
import { relativeTexts } from './wire-names.ts';

type FamilyTree = NonNullable<Company['familyTree']>;

/** `{companies: [...]}`, or the array itself. A node of which nothing is known is left out. */
export function parseFamilyTree(value: unknown): FamilyTree | undefined {
  const nodes = isJsonObject(value) ? value['companies'] : value;
  if (!Array.isArray(nodes)) return undefined;
  const relatives = nodes.map(relative).filter((node) => !isEmpty(node));
  return relatives.length === 0 ? undefined : relatives;
}

function relative(node: unknown): FamilyTree[number] {
  if (!isJsonObject(node)) return {};
  const address = parseAddress(node['address']);
  return { ...pick(node, relativeTexts, text), ...(address === undefined ? {} : { address }) };
}
