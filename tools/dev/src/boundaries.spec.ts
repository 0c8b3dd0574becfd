import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { root } from './app-process.ts';

/** A file, and what it holds. */
type Plant = readonly [file: string, content: string];

const use = (module: string): string => `import '${module}';\n`;

/** Each rule of .dependency-cruiser.cjs, with files that break it. The last file is the one to be named. */
const layerPlants: Readonly<Record<string, readonly Plant[]>> = {
  'no-cycles': [
    ['libs/kafka/src/planted-b.ts', use('./planted-a.ts')],
    ['libs/kafka/src/planted-a.ts', use('./planted-b.ts')],
  ],
  'no-unresolved': [['libs/kafka/src/planted-lost.ts', use('./nowhere.ts')]],
  'domain-is-pure': [['apps/matching/src/domain/planted.ts', use('node:fs')]],
  'application-knows-no-adapter': [
    ['apps/matching/src/adapters/mongo/planted-target.ts', ''],
    ['apps/matching/src/application/planted.ts', use('../adapters/mongo/planted-target.ts')],
  ],
  'adapters-meet-in-app-module': [
    ['apps/results/src/adapters/mongo/planted-target.ts', ''],
    ['apps/results/src/adapters/http/planted.ts', use('../mongo/planted-target.ts')],
  ],
  'apps-are-islands': [
    ['apps/sourcing/src/planted-target.ts', ''],
    ['apps/results/src/planted-island.ts', use('../../sourcing/src/planted-target.ts')],
  ],
  'sandbox-shares-no-code-with-the-client': [['apps/leadspace-sandbox/src/planted.ts', use('@firmograph/leadspace')]],
  'only-libs-mongo-knows-the-driver': [
    ['apps/sourcing/src/adapters/mongo/planted.ts', "export const driver = import('mongoose');\n"],
  ],
  'only-libs-kafka-knows-the-client': [
    ['apps/sourcing/src/adapters/kafka/planted.ts', "import type { Kafka } from 'kafkajs';\nexport type K = Kafka;\n"],
  ],
  'src-never-imports-test': [['apps/configuration/src/planted.ts', use('@firmograph/testing')]],
  'no-inner-barrels': [
    ['apps/cli/src/index.ts', ''],
    ['apps/cli/src/planted.ts', use('./index.ts')],
  ],
};

const rule = '@nx/enforce-module-boundaries';

/** What breaks each constraint of eslint.config.mjs: who, what it imports, what the linter says. */
const projectPlants: readonly (readonly [tag: string, project: string, module: string, says: string])[] = [
  ['type:kernel', 'libs/kernel', '@firmograph/mapping', '"type:kernel" can only depend on'],
  ['type:domain', 'libs/mapping', '@firmograph/contracts', '"type:domain" can only depend on'],
  ['type:contracts', 'libs/contracts', '@firmograph/service-kit', '"type:contracts" can only depend on'],
  ['type:platform', 'libs/leadspace', '@firmograph/dev', '"type:platform" can only depend on'],
  ['type:testing', 'libs/testing', '@firmograph/leadspace', '"type:testing" can only depend on'],
  ['type:client', 'libs/client', '@firmograph/contracts', '"type:client" can only depend on'],
  ['type:app', 'apps/identity-sandbox', '@firmograph/dev', '"type:app" can only depend on'],
  ['type:tool', 'tools/dev', '@firmograph/matching', '"type:tool" can only depend on'],
  ['type:harness', 'apps/e2e', '@firmograph/matching', '"type:harness" can only depend on'],
  ['type:kernel', 'libs/kernel', 'kafkajs', '"type:kernel" is not allowed to import "kafkajs"'],
  ['type:domain', 'libs/enrichment', 'mongoose', '"type:domain" is not allowed to import "mongoose"'],
  ['type:contracts', 'libs/contracts', '@nestjs/common', '"type:contracts" is not allowed to import "@nestjs/common"'],
];

/** Rules beside those of the projects. */
const codePlants: readonly (readonly [rule: string, file: string, content: string])[] = [
  ['no-restricted-properties', 'apps/matching/src/planted-env.ts', 'export const port = process.env;\n'],
  [
    'no-restricted-syntax',
    'libs/kafka/src/planted-commit.ts',
    'declare const consumer: { commitOffsets(): void };\nconsumer.commitOffsets();\nexport {};\n',
  ],
];

// The real rules but for those that need types, which no boundary does and which take most of the time.
const untyped = `
import tseslint from 'typescript-eslint';
import real from './eslint.real.mjs';
const parser = { languageOptions: { parserOptions: { projectService: false } } };
export default [...real, tseslint.configs.disableTypeChecked, parser];
`;

const run = promisify(execFile);
let workspace: string;
let lint: ReadonlyMap<string, readonly Message[]>;
let layers: readonly Violation[];

interface Message {
  readonly ruleId: string | null;
  readonly message: string;
}

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

beforeAll(async () => {
  workspace = await copyOfTheWorkspace();
  const plants = [
    ...Object.values(layerPlants).flat(),
    ...codePlants.map(([, file, content]) => [file, content] as const),
  ];
  for (const [file, content] of [...plants, ...projectPlants.map(plantOf)]) await write(file, content);
  [layers, lint] = await Promise.all([cruise(), eslint()]);
}, 120_000);

afterAll(() => rm(workspace, { recursive: true, force: true }));

describe('a planted violation between layers', () => {
  it.each(Object.entries(layerPlants))('of %s is found', (name, plants) => {
    expect(layers.filter((violation) => violation.rule.name === name).map(({ from }) => from)).toContain(
      plants.at(-1)?.[0],
    );
  });

  it('exists for every rule', () => {
    const config = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
      readonly forbidden: readonly { readonly name: string }[];
    };
    expect(config.forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(layerPlants).sort());
  });
});

describe('a planted violation between projects', () => {
  it.each(projectPlants)('of %s, in %s importing %s, is found', (...plant) => {
    const found = lint.get(plantOf(plant)[0])?.filter(({ ruleId }) => ruleId === rule) ?? [];
    expect(found.map(({ message }) => message)).toContainEqual(expect.stringContaining(plant[3]));
  });

  it('exists for every constraint', async () => {
    const config = await readFile(join(root, 'eslint.config.mjs'), 'utf8');
    const tags = Array.from(config.matchAll(/only\(\s*'([^']+)'/g), ([, tag]) => tag);
    expect(new Set(tags)).toEqual(new Set(projectPlants.map(([tag]) => tag)));
  });

  it('is not seen where there is none', () => {
    const clean = lint.get('libs/kernel/src/index.ts');
    expect(clean?.filter(({ ruleId }) => ruleId === rule)).toEqual([]);
  });
});

it.each(codePlants)('a planted violation of %s in %s is found', (ruleId, file) => {
  expect(lint.get(file)).toContainEqual(expect.objectContaining({ ruleId }));
});

function plantOf([, project, module]: readonly [string, string, string, string]): Plant {
  return [`${project}/src/planted-${module.replaceAll(/\W/g, '-')}.ts`, use(module)];
}

async function write(file: string, content: string): Promise<void> {
  await mkdir(dirname(join(workspace, file)), { recursive: true });
  await writeFile(join(workspace, file), content);
}

/** The real configuration and the real tags, over projects that are empty but for the plants. */
async function copyOfTheWorkspace(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'boundaries-'));
  const settings = ['package.json', 'package-lock.json', 'nx.json', 'tsconfig.base.json', 'tsconfig.json'];
  for (const file of [...settings, '.dependency-cruiser.cjs']) await cp(join(root, file), join(copy, file));
  await cp(join(root, 'eslint.config.mjs'), join(copy, 'eslint.real.mjs'));
  await writeFile(join(copy, 'eslint.config.mjs'), untyped);

  await mkdir(join(copy, 'node_modules', '@firmograph'), { recursive: true });
  for (const name of await readdir(join(root, 'node_modules')))
    if (name !== '@firmograph') await symlink(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  for (const group of ['apps', 'libs', 'tools', 'bench'])
    for (const entry of await readdir(join(root, group), { withFileTypes: true }))
      if (entry.isDirectory()) await copyProject(join(group, entry.name), copy);
  return copy;
}

async function copyProject(project: string, copy: string): Promise<void> {
  const text = await readFile(join(root, project, 'package.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return;
  // With a door each, or it could not be imported wrongly; without dependencies, or a plant might close a circle.
  const { name, nx } = JSON.parse(text) as { readonly name: string; readonly nx: unknown };
  const manifest = { name, nx, version: '0.0.0', type: 'module', exports: { '.': './src/index.ts' } };
  await mkdir(join(copy, project, 'src'), { recursive: true });
  await writeFile(join(copy, project, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(copy, project, 'src', 'index.ts'), 'export {};\n');
  await cp(join(root, project, 'tsconfig.json'), join(copy, project, 'tsconfig.json'));
  await symlink(join(copy, project), join(copy, 'node_modules', name));
}

async function cruise(): Promise<readonly Violation[]> {
  const tool = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const { summary } = JSON.parse(await output(tool, ['--output-type', 'json', 'apps', 'libs', 'tools', 'bench'])) as {
    readonly summary: { readonly violations: readonly Violation[] };
  };
  return summary.violations;
}

async function eslint(): Promise<ReadonlyMap<string, readonly Message[]>> {
  // ESLint's rule reads the project graph that Nx has cached.
  await output(join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js'), ['show', 'projects']);
  const report = await output(join(root, 'node_modules', 'eslint', 'bin', 'eslint.js'), ['--format', 'json', '.']);
  const files = JSON.parse(report) as { readonly filePath: string; readonly messages: readonly Message[] }[];
  return new Map(files.map(({ filePath, messages }) => [filePath.slice(workspace.length + 1), messages]));
}

/** What a tool prints; that it fails is what the plants are for. */
async function output(tool: string, args: readonly string[]): Promise<string> {
  const options = {
    cwd: workspace,
    maxBuffer: 64 * 1_048_576,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NX_DAEMON: 'false', NX_TUI: 'false' },
  };
  const failed = (error: unknown): { stdout: string } => error as { stdout: string };
  return (await run(process.execPath, [tool, ...args], options).catch(failed)).stdout;
}
