import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CompanyQuery, wordsOf } from '@firmograph/company-match';
import { countryOf, websiteOf } from '@firmograph/mapping';
import type { Baseline, Guess } from './baseline.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const environment = join(root, '.cache', 'match-baselines');
const python = join(environment, 'bin', 'python');
const scripts = join(root, 'bench', 'match', 'python');

/** Libraries from PyPI. None where there is no Python, or no registry. */
export function pythonBaselines(say: (line: string) => void): readonly Baseline[] {
  if (!existsSync(join(environment, 'installed')) && !install(say)) return [];
  return [
    baseline('RapidFuzz (token sort, brute force)', 'rapidfuzz'),
    baseline('Splink (name, domain, country, city)', 'splink'),
    { ...baseline('name_matching (defaults)', 'name_matching'), most: 300 },
  ];
}

function install(say: (line: string) => void): boolean {
  say('Installing RapidFuzz, Splink and name_matching into .cache/match-baselines (once) …');
  const steps = [
    ['python3', '-m', 'venv', environment],
    [python, '-m', 'pip', 'install', '--quiet', '-r', join(scripts, 'requirements.txt')],
    [python, '-c', `open(${JSON.stringify(join(environment, 'installed'))}, 'w')`],
  ] as const;
  const failed = steps.find(([command, ...args]) => spawnSync(command, args, { stdio: 'inherit' }).status !== 0);
  if (failed !== undefined) say(`They are left out: ${failed.join(' ')} failed.`);
  return failed === undefined;
}

function baseline(name: string, method: string): Baseline {
  return {
    name,
    match(reference, queries) {
      const input = JSON.stringify({ method, reference: reference.map(plain), queries: queries.map(plain) });
      const { status, stdout, stderr } = spawnSync(python, [join(scripts, 'baselines.py')], {
        input,
        encoding: 'utf8',
        maxBuffer: 1 << 30,
      });
      if (status !== 0) throw new Error(`${name} failed: ${stderr.slice(-2000)}`);
      // The script that stands beside writes it so, on its last line.
      const guesses = JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]') as [string, number][];
      return guesses.map(([companyId, score]): Guess => ({ companyId, score }));
    },
  };
}

/** Every method gets names, domains and countries as clean as ours. */
function plain<Row extends CompanyQuery>(row: Row) {
  const { name = '', website = '', country = '', city = '' } = row;
  return {
    ...row,
    plain: wordsOf(name).join(' '),
    domain: websiteOf(website) ?? '',
    country: countryOf(country) ?? '',
    city: city.toLowerCase(),
  };
}
