/** A line of the page: what users expect, and the tests that show it, or why there are none. */
export interface ParityLine {
  /** `S1`–`S14`, `P1`…, `G1`…: see the page. */
  readonly id: string;
  readonly state: 'done' | 'part' | 'not done';
  readonly tests: readonly NamedTest[];
}

export interface NamedTest {
  /** From the root of the repository. */
  readonly file: string;
  /** As it is written behind `it(`; of a table of cases, with its placeholders. */
  readonly title: string;
}

const states = ['done', 'part', 'not done'] as const;

/** Reads the rows of the page's tables: `| id | line | here | state | shown by |`. Throws a sentence about a row that it cannot read. */
export function parityLines(page: string): readonly ParityLine[] {
  return page
    .split('\n')
    .filter((row) => /^\| [SPG]\d+ \|/.test(row))
    .map((row) => {
      const [id = '', , , written = '', shown = '', rest] = row.slice(2, -2).split(' | ');
      const state = states.find((one) => one === written);
      if (state === undefined || rest !== undefined)
        throw new Error(`${id}: a row has five cells, of which the fourth is ${states.join(', ')}.`);
      return { id, state, tests: testsIn(shown) };
    });
}

function testsIn(cell: string): readonly NamedTest[] {
  return [...cell.matchAll(/`([^`]+\.spec\.ts)`: “([^”]+)”/g)].map(([, file = '', title = '']) => ({ file, title }));
}

/** What is wrong with the lines; `specs` gives the text of a file, undefined where there is none. */
export function parityFaults(
  lines: readonly ParityLine[],
  expected: readonly string[],
  specs: (file: string) => string | undefined,
): readonly string[] {
  const ids = lines.map(({ id }) => id);
  const missing = expected.filter((id) => !ids.includes(id)).map((id) => `${id} is missing`);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} stands twice`);
  const unshown = lines.filter(({ state, tests }) => state !== 'not done' && tests.length === 0);
  return [
    ...missing,
    ...twice,
    ...unshown.map(({ id, state }) => `${id} is said to be ${state}, and no test is named`),
    ...lines.flatMap(({ id, tests }) =>
      tests.flatMap((test) => faultOf(test, specs).map((fault) => `${id}: ${fault}`)),
    ),
  ];
}

function faultOf({ file, title }: NamedTest, specs: (file: string) => string | undefined): readonly string[] {
  const text = specs(file);
  if (text === undefined) return [`there is no ${file}`];
  if (/\b(?:describe|it|test)\.(?:skip|todo|only)\b|\bx(?:it|describe)\(/.test(text)) return [`${file} skips tests`];
  const isThere = quotes.some((quote) => {
    const at = text.indexOf(quote + title + quote);
    return at >= 0 && /(?:\bit\(|\)\()\s*$/.test(text.slice(0, at));
  });
  return isThere ? [] : [`${file} has no test “${title}”`];
}

const quotes = ["'", '"', '`'] as const;
