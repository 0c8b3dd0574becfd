import type { OutgoingMessage } from '@firmograph/contracts';
import type { Company } from '@firmograph/enrichment';
import { companyAt, end, keyOfProfile, retraction, unknownType, update, updateWithMore } from './messages.ts';
import { oddIds } from './odd-ids.ts';
import { allKeyRules, type KeyRule } from './rules.ts';

export interface Row {
  readonly sequence: number;
  readonly company: Company;
}

/** What a table has to hold of a key: a row, none, or whatever it likes, while an old state is the last of the key. */
export type Expected = { readonly is: 'row'; readonly row: Row } | { readonly is: 'gone' } | { readonly is: 'open' };

/** All that happens to one key, in its order, and what is to be held of it. */
export interface Story {
  readonly rule: KeyRule;
  readonly key: string;
  readonly beforePause: readonly OutgoingMessage[];
  readonly afterPause: readonly OutgoingMessage[];
  readonly atPause: Expected;
  readonly atEnd: Expected;
}

const acts = { u: update, m: updateWithMore, r: retraction, e: end, x: unknownType } as const;
type Letter = keyof typeof acts;

/**
 * For each rule what happens to its keys: (u)pdate, update with (m)ore fields, (r)etraction, (e)nd by a tombstone, unknown type (x),
 * with the sequence; at the bar everything pauses and the table is looked at. After `->` what is held at the bar and at the end.
 */
const plots: Readonly<Record<KeyRule, readonly string[]>> = {
  'present-state': ['u1 u2 | u3 u4 -> 2 4', 'u1 | -> 1 1', '| u1 -> gone 1'],
  duplicates: ['u1 u1 u2 u2 | u2 u3 u3 -> 2 3', 'u1 u1 | -> 1 1', 'u1 r2 r2 e2 e2 | e2 -> gone gone'],
  'order-across-keys': ['u1 u2 u3 | u4 u5 u6 -> 3 6'],
  gaps: ['u3 u9 | u40 -> 9 40', 'u7 | r9 e9 u1000000 -> 7 1000000'],
  'older-state': ['u1 u2 u3 u2 | u3 -> 3 3', 'u1 u2 u1 | u2 u3 -> 2 3'],
  retraction: ['u1 u2 r3 e3 | -> gone gone', 'u1 | r2 e2 -> 1 gone'],
  tombstone: ['u1 e2 | -> gone gone', 'u1 u2 | e3 -> 2 gone'],
  return: ['u1 r2 e2 u3 | u4 -> 3 4', 'u1 r2 e2 | u3 -> gone 3'],
  'late-end': ['u1 r2 e2 u3 r2 e2 | u3 -> open 3', 'u1 u2 r3 e3 u2 | e3 -> open gone'],
  'unknown-types': ['u1 x2 u3 | x4 u5 -> 3 5', 'x1 | x2 -> gone gone'],
  'unknown-fields': ['m1 | m2 -> 1 2'],
  'never-seen': ['e3 | -> gone gone', '| r2 e2 -> gone gone'],
  'odd-keys': ['u1 u2 | u3 -> 2 3'],
};

const copies = 4;

export function allStories(): readonly Story[] {
  return allKeyRules.flatMap((rule) =>
    plots[rule].flatMap((plot, number) =>
      idsOf(rule).map((id) => storyOf(rule, plot, rule === 'odd-keys' ? id : `${rule}-${number}-${id}`)),
    ),
  );
}

function idsOf(rule: KeyRule): readonly string[] {
  return rule === 'odd-keys' ? oddIds : Array.from({ length: copies }, (_, number) => String(number));
}

function storyOf(rule: KeyRule, plot: string, profileId: string): Story {
  const [happens = '', expected = ''] = plot.split(' -> ');
  const [before = '', after = ''] = happens.split('|');
  const [atPause = '', atEnd = ''] = expected.split(' ');
  return {
    rule,
    key: keyOfProfile(profileId),
    beforePause: messagesOf(before, profileId),
    afterPause: messagesOf(after, profileId),
    atPause: expectedOf(atPause, profileId),
    atEnd: expectedOf(atEnd, profileId),
  };
}

function messagesOf(part: string, profileId: string): readonly OutgoingMessage[] {
  const words = part.split(' ').filter((word) => word !== '');
  // The letters of the plots above.
  return words.map((word) => acts[word[0] as Letter]({ profileId, sequence: Number(word.slice(1)) }));
}

function expectedOf(word: string, profileId: string): Expected {
  if (word === 'gone' || word === 'open') return { is: word };
  return { is: 'row', row: { sequence: Number(word), company: companyAt(profileId, Number(word)) } };
}
