import type { Asked } from '../candidates/asked.ts';
import type { Tables } from '../index/tables.ts';

/** How two websites compare, from the strongest contradiction to the strongest agreement. */
export const websiteLevels = ['different', 'not given', 'same label', 'same domain'] as const;

/** How a domain's label and a name compare. */
export const labelLevels = ['unlike', 'not given', 'begins alike', 'same'] as const;

export function compareWebsites(tables: Tables, { web }: Asked, company: number): number {
  const domain = tables.domain[company];
  if (web.domain === 0 || domain === 0) return 1;
  if (web.domain === domain) return 3;
  return web.label === tables.label[company] ? 2 : 0;
}

/** The name asked for beside the label of the company's domain. */
export function compareNameWithLabel({ labels, labelStart }: Tables, { words }: Asked, company: number): number {
  const from = labelStart[company];
  const length = labelStart[company + 1] - from;
  const end = words.starts[words.count];
  if (length === 0 || end === 0) return 1;
  const common = commonStart(labels.subarray(from, from + length), words.bytes.subarray(0, end));
  return levelOf(common, length, end, words.starts[1]);
}

/** The company's name beside the label of the domain asked for. */
export function compareLabelWithName(tables: Tables, { web }: Asked, name: number): number {
  const { wordStart, letters, firstWord } = tables;
  const first = firstWord[name];
  const from = wordStart[first];
  const end = wordStart[firstWord[name + 1]] - from;
  if (web.length === 0 || end === 0) return 1;
  const common = commonStart(web.bytes.subarray(0, web.length), letters.subarray(from, from + end));
  return levelOf(common, web.length, end, wordStart[first + 1] - from);
}

const enough = 4;

function levelOf(common: number, label: number, name: number, firstWord: number): number {
  // A plural is written without its s in names as they are compared here.
  if (common === name && label - name <= 1) return 3;
  return common >= Math.min(label, Math.max(enough, firstWord)) && common >= 3 ? 2 : 0;
}

function commonStart(one: Uint8Array, other: Uint8Array): number {
  const most = Math.min(one.length, other.length);
  let at = 0;
  while (at < most && one[at] === other[at]) at += 1;
  return at;
}
