/** What a consumer has to do with one key, as a sentence for when it does and one for when it does not. */
export const keyRules = {
  'present-state': ['The last state of each row is held.', 'The last state of a row is not held'],
  duplicates: ['What comes twice changes nothing.', 'What came twice was not held once'],
  'order-across-keys': [
    'Rows may come in any order among each other.',
    'Rows were lost or mixed where those of several keys came in turns',
  ],
  gaps: ['Sequences may have gaps.', 'A gap in the sequence, as compaction leaves it, was not got over'],
  'older-state': [
    'An older state never takes the place of a newer one.',
    'An older state that landed late took the place of a newer one: keep the highest sequence',
  ],
  retraction: ['What was taken back is gone.', 'A row that was taken back is still there'],
  tombstone: [
    'A tombstone alone ends a row.',
    'A null value did not end the row: after compaction it is all that is left of a retraction',
  ],
  return: ['A row that comes back is held again.', 'A row that came back with a higher sequence is not held'],
  'late-end': [
    'An old state or tombstone that lands late is made good by what follows.',
    'An old state or tombstone that landed late was not made good by what followed',
  ],
  'unknown-types': ['Events of unknown types are ignored.', 'An event of an unknown type was not ignored'],
  'unknown-fields': ['Unknown fields are ignored.', 'Unknown fields were not ignored: within .v1 they may be added'],
  'never-seen': [
    'The end of a row that was never seen is ignored.',
    'The end of a row that was never seen was not ignored',
  ],
  'odd-keys': ['Keys are held as they are, whatever is in them.', 'A key with unusual characters was changed or lost'],
} as const satisfies Readonly<Record<string, readonly [kept: string, broken: string]>>;
export type KeyRule = keyof typeof keyRules;
// Object.keys forgets what it was given.
export const allKeyRules = Object.keys(keyRules) as readonly KeyRule[];

/** What it has to do as a program, whatever the keys are. */
export const runRules = {
  table: ['The table has one line for each row, and no other.', 'Its output is not one line for each row'],
  follows: [
    'Without its argument to stop, it goes on.',
    'It ended by itself, although it was not told to stop at the end of the topic',
  ],
  restart: [
    'Killed in the middle and started again, it has the same table.',
    'After it was killed and started again, its table is wrong: store first, commit the offset after that',
  ],
  'nothing-new': [
    'Started again with nothing new, it has the same table.',
    'Started again with nothing new, it has another table',
  ],
  late: [
    'Joining late, after compaction, it has the same table.',
    'Joining late, after compaction, its table is wrong',
  ],
} as const satisfies Readonly<Record<string, readonly [kept: string, broken: string]>>;
export type RunRule = keyof typeof runRules;
export const allRunRules = Object.keys(runRules) as readonly RunRule[];

export type Rule = KeyRule | RunRule;

export type Verdict =
  | { readonly rule: Rule; readonly result: 'kept'; readonly sentence: string }
  | { readonly rule: Rule; readonly result: 'broken'; readonly sentence: string }
  | { readonly rule: Rule; readonly result: 'not-judged'; readonly sentence: string };

const sentences: Readonly<Record<Rule, readonly [kept: string, broken: string]>> = { ...keyRules, ...runRules };

export function kept(rule: Rule): Verdict {
  return { rule, result: 'kept', sentence: sentences[rule][0] };
}

/** `detail` is a part of a sentence. */
export function broken(rule: Rule, detail: string): Verdict {
  return { rule, result: 'broken', sentence: `${sentences[rule][1]} (${detail}).` };
}

export function notJudged(rule: Rule, why: string): Verdict {
  return { rule, result: 'not-judged', sentence: `Not judged, ${why}: ${sentences[rule][0]}` };
}
