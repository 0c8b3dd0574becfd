import type { Asked } from '../candidates/asked.ts';
import type { Tables } from '../index/tables.ts';
import { commonStart, newSpan, setSpan, type Span } from './span.ts';

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
  setSpan(label, labels, from, from + length);
  setSpan(name, words.bytes, 0, end);
  return levelOf(label, name, words.starts[1]);
}

/** The company's name beside the label of the domain asked for. */
export function compareLabelWithName(tables: Tables, { web }: Asked, ofName: number): number {
  const { wordStart, letters, firstWord } = tables;
  const first = firstWord[ofName];
  const from = wordStart[first];
  const end = wordStart[firstWord[ofName + 1]] - from;
  if (web.length === 0 || end === 0) return 1;
  setSpan(label, web.bytes, 0, web.length);
  setSpan(name, letters, from, from + end);
  return levelOf(label, name, wordStart[first + 1] - from);
}

const enough = 4;

const label = newSpan();
const name = newSpan();

function levelOf(ofLabel: Span, ofName: Span, firstWord: number): number {
  const common = commonStart(ofLabel, ofName);
  const length = ofLabel.to - ofLabel.from;
  const nameLength = ofName.to - ofName.from;
  // A plural is written without its s in names as they are compared here.
  if (common === nameLength && length - nameLength <= 1) return 3;
  return common >= Math.min(length, Math.max(enough, firstWord)) && common >= 3 ? 2 : 0;
}
