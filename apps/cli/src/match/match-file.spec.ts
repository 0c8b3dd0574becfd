import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { parseCsv } from '../testing/enriching.ts';
import { running } from '../testing/running.ts';

const { folder, run } = running();

const reference = `key,company,homepage,land,previous_name
R1,Norrland Robotics AB,http://www.norrlandrobotics.se,Sweden,Umea Automat AB
R2,Zebrafish Analytics Inc.,http://www.zebrafish.com,United States,
R3,Zebrafish Analytics Ltd,http://www.zebrafish.co.uk,United Kingdom,
`;
const customers = `Account,Company,Website,Country
1,"Norrland Robotics, AB",,SE
2,Zebrafish Analytics,,
3,Walrus Ventures,,Norway
4,Umea Automat,,
`;

async function match(input: string, output: string, more = '') {
  const known = await folder.write('reference.csv', reference);
  return run(`match ${input} --reference ${known} --out ${folder.path(output)} --website Website --id key${more}`);
}

it('writes the columns of every row, then which company it means, how sure that is and why', async () => {
  const { exitCode, output } = await match(await folder.write('a.csv', customers), 'a.out.csv');
  expect(exitCode).toBe(0);
  expect(output).toContain('4 rows against 3 companies: 2 match, 1 to review, 1 none');
  const rows = parseCsv(await folder.read('a.out.csv'));
  expect(Object.keys(rows[0] ?? {})).toEqual([
    ...['Account', 'Company', 'Website', 'Country'],
    ...['match_id', 'match_name', 'confidence', 'verdict', 'why'],
  ]);
  expect(rows.map((row) => [row['match_id'], row['verdict']])).toEqual([
    ['R1', 'match'],
    [expect.stringMatching(/R[23]/), 'review'],
    ['', 'none'],
    ['R1', 'match'],
  ]);
  expect(rows.every((row) => (row['why'] ?? '').endsWith('.'))).toBe(true);
});

it('reads and writes packed NDJSON, and counts into a file', async () => {
  const packed = gzipSync('{"Company":"Norrland Robotics","tags":["x"]}\n{"Company":"Walrus"}\n');
  const input = await folder.write('b.ndjson.gz', packed);
  await match(input, 'b.out.ndjson.gz', ` --json ${folder.path('counts.json')}`);
  const lines = gunzipSync(await readFile(folder.path('b.out.ndjson.gz')))
    .toString()
    .trim()
    .split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { Company: 'Norrland Robotics', tags: ['x'], match_id: 'R1', verdict: 'match' },
    { Company: 'Walrus', match_id: '', verdict: 'none' },
  ]);
  expect(JSON.parse(await folder.read('counts.json'))).toMatchObject({
    rows: 2,
    references: 3,
    verdicts: { match: 1, review: 0, none: 1 },
    recordsPerSecond: expect.any(Number),
  });
});

it('takes the columns that are said', async () => {
  const input = await folder.write('c.csv', 'Company,Real name\nWalrus Ventures,Norrland Robotics\n');
  const known = await folder.write('reference.csv', reference);
  await run(`match ${input} --reference ${known} --out ${folder.path('c.out.csv')}`);
  const said = await folder.write('d.csv', 'Company,Real\nWalrus Ventures,Norrland Robotics\n');
  await run(`match ${said} --reference ${known} --out ${folder.path('d.out.csv')} --name Real`);
  const verdictIn = async (file: string) => parseCsv(await folder.read(file)).map((row) => row['verdict']);
  expect([await verdictIn('c.out.csv'), await verdictIn('d.out.csv')]).toEqual([['none'], ['match']]);
});

it('says match only where it is as often right as is wanted', async () => {
  const input = await folder.write('p.csv', 'Company\nZebrafish Analytics\nNorrland Robotic\n');
  const matches = async (precision: string) => {
    const { output } = await match(input, `p${precision}.csv`, ` --target-precision ${precision}`);
    return Number(/(\d+) match,/.exec(output)?.[1]);
  };
  expect(await matches('0.995')).toBeLessThanOrEqual(await matches('0.8'));
  expect(await match(input, 'q.csv', ' --target-precision 2')).toMatchObject({ exitCode: 2 });
});

it('does not overwrite what it reads', async () => {
  const input = await folder.write('e.csv', customers);
  expect(await match(input, 'e.csv')).toMatchObject({ exitCode: 2 });
});

it('needs a reference', async () => {
  expect(await run('match a.csv --out b.csv')).toMatchObject({ exitCode: 2 });
});

it('says in one sentence that the result cannot be written', async () => {
  const input = await folder.write('f.csv', customers);
  const { exitCode, output, errors } = await match(input, join('nowhere', 'f.csv'));
  expect({ exitCode, output }).toEqual({ exitCode: 1, output: '' });
  expect(errors.trim().split('\n')).toHaveLength(1);
});
