import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parityFaults, parityLines } from './parity.ts';

const root = join(import.meta.dirname, '../../..');
const read = (file: string): string | undefined => {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return undefined;
  }
};
const upTo = (letter: string, count: number) => Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);

describe('docs/parity.md', () => {
  it('names for every line a test that there is and that runs', () => {
    const lines = parityLines(read('docs/parity.md') ?? '');
    expect(parityFaults(lines, [...upTo('S', 14), ...upTo('P', 22), ...upTo('G', 22)], read)).toEqual([]);
  });
});

describe('the check of the page', () => {
  const spec = `
    it('is kept', () => {});
    it.each([['a']])('is %s', () => {});
  `;
  const faultsOf = (row: string, text: string = spec) =>
    parityFaults(parityLines(row), ['S1'], (file) => (file === 'a.spec.ts' ? text : undefined));

  it.each(['is kept', 'is %s'])('finds the test “%s”', (title) => {
    expect(faultsOf(`| S1 | line | here | done | \`a.spec.ts\`: “${title}” |`)).toEqual([]);
  });

  it('lets be what is not done', () => {
    expect(faultsOf('| S1 | line | here | not done | nobody asked |')).toEqual([]);
  });

  it.each([
    ['a test that there is not', '| S1 | line | here | done | `a.spec.ts`: “is lost” |', spec],
    ['a file that there is not', '| S1 | line | here | done | `b.spec.ts`: “is kept” |', spec],
    ['a test that is skipped', '| S1 | line | here | done | `a.spec.ts`: “is kept” |', spec.replace('it(', 'it.skip(')],
    [
      'tests beside one that is skipped',
      '| S1 | line | here | done | `a.spec.ts`: “is %s” |',
      "it.todo('more');" + spec,
    ],
    ['a title that is only mentioned', '| S1 | line | here | done | `a.spec.ts`: “is kept” |', "// 'is kept'"],
    ['a line without a test', '| S1 | line | here | part | see the code |', spec],
    ['a line that is missing', '| S2 | line | here | not done | - |', spec],
  ])('finds %s', (_, row, text) => {
    expect(faultsOf(row, text)).toHaveLength(1);
  });

  it('refuses a row that it cannot read', () => {
    expect(() => parityLines('| S1 | line | here | perhaps | - |')).toThrow('S1: a row has five cells');
  });
});
