import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from '@jest/globals';
import { root } from './app-process.ts';

type Names = Readonly<Record<string, string>>;

interface Manifest {
  readonly name: string;
  readonly dependencies?: Names;
  readonly devDependencies?: Names;
}

const ours = /(?:from|import)\s*\(?\s*'(@firmograph\/[a-z-]+)'/g;
const manifests = globSync('{apps,libs,tools,bench}/*/package.json', { cwd: root });

/** What the sources of a workspace import of the others: for production, and for its tests alone. */
async function importsOf(workspace: string) {
  const production = new Set<string>();
  const tests = new Set<string>();
  for (const file of globSync('src/**/*.ts', { cwd: join(root, workspace) })) {
    const isTest = file.endsWith('.spec.ts') || file.startsWith('src/testing/');
    const text = await readFile(join(root, workspace, file), 'utf8');
    for (const [, name = ''] of text.matchAll(ours)) (isTest ? tests : production).add(name);
  }
  return {
    dependencies: [...production].sort(),
    devDependencies: [...tests].filter((name) => !production.has(name)).sort(),
  };
}

const oursIn = (names: Names = {}): readonly string[] =>
  Object.keys(names)
    .filter((name) => name.startsWith('@firmograph/'))
    .sort();

it.each(manifests)('%s names the workspaces that are imported, and no other', async (path) => {
  const { dependencies, devDependencies } = JSON.parse(await readFile(join(root, path), 'utf8')) as Manifest;
  const declared = { dependencies: oursIn(dependencies), devDependencies: oursIn(devDependencies) };
  expect(declared).toEqual(await importsOf(dirname(path)));
});
