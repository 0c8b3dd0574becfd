import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apis, messageFaults, problemsOf } from '@firmograph/contracts';
import { expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..', '..');
const routes = Object.values(apis).flat();
const listed = problemsOf(routes);

/** A code where it is thrown; and any text in the form of one, because some are looked up in a table. */
const thrown = /new (?:DomainError|Refusal)\(\s*'([^']+)'/g;
const areas = new Set([...listed.map(({ type }) => type), ...messageFaults].map((code) => code.split('/')[0]));
const inForm = /['`]([a-z]+\/[a-z]+(?:-[a-z]+)*)['`]/g;

async function codesInServices(): Promise<readonly (readonly [file: string, code: string])[]> {
  const sources = [
    'apps/{configuration,sourcing,matching,results}/src/**/*.ts',
    'libs/{kernel,service-kit}/src/**/*.ts',
  ];
  const found: (readonly [string, string])[] = [];
  for await (const file of glob(sources, { cwd: root })) {
    if (file.endsWith('.spec.ts') || file.includes('/testing/')) continue;
    const text = await readFile(join(root, file), 'utf8');
    const codes = [...text.matchAll(thrown), ...text.matchAll(inForm)].map(([, code = '']) => code);
    const isCode = (code: string): boolean => areas.has(code.split('/')[0]) || text.includes(`Error('${code}'`);
    found.push(...codes.filter(isCode).map((code) => [file, code] as const));
  }
  return found;
}

it('no service has a code that its contracts do not list', async () => {
  const types = new Set<string>([...listed.map(({ type }) => type), ...messageFaults]);
  const codes = await codesInServices();
  expect(codes.length).toBeGreaterThan(types.size / 2);
  expect(codes.filter(([, code]) => !types.has(code))).toEqual([]);
});

it('no code is listed that no service has', async () => {
  const codes = new Set((await codesInServices()).map(([, code]) => code));
  const known = [...listed.map(({ type }) => type), ...messageFaults];
  expect(known.filter((code) => code !== 'about:blank' && !codes.has(code))).toEqual([]);
});

it('a code has one status wherever it is answered', () => {
  const statuses = new Map(listed.map(({ type, status }) => [type, status]));
  const all = routes.flatMap(({ problems = {} }) => Object.entries(problems));
  expect(all.filter(([type, status]) => statuses.get(type) !== status)).toEqual([]);
});
