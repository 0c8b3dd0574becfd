import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandLine } from './testing/command-line.ts';
import { documentedCommands } from './testing/documented-commands.ts';
import { startGround, type Ground } from './torture/ground.ts';

const root = join(import.meta.dirname, '../../..');
let ground: Ground;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firmograph-workflow-'));
  await symlink(join(root, 'examples'), join(folder, 'examples'));
  ground = await startGround({ callsPerSecond: 1000 });
}, 300_000);
afterAll(async () => {
  await ground.stop();
  await rm(folder, { recursive: true });
}, 60_000);

describe('docs/workflow.md', () => {
  it('leads from a licence to exported data by commands that all succeed', async () => {
    const { stack } = ground;
    const env = { LEADSPACE_TOKEN: stack.description.leadspaceSandbox?.token ?? '' };
    const firmograph = commandLine(stack.stackFile, { env, cwd: folder });
    const commands = documentedCommands(await readFile(join(root, 'docs/workflow.md'), 'utf8'));
    expect(commands.length).toBeGreaterThan(15);
    const said = new Map<string, string>();
    for (const command of commands) {
      const { exitCode, output, errors } = await firmograph(...command);
      expect({ command, exitCode, errors: exitCode === 0 ? '' : errors }).toEqual({ command, exitCode: 0, errors: '' });
      said.set(command.slice(0, 2).join(' '), output);
    }
    expect(said.get('run wait')).toContain('is completed');
    expect(said.get('summary All companies')).toMatch(/of 2,058/);
    const [head = '', ...rows] = (await readFile(join(folder, 'enriched.csv'), 'utf8')).trimEnd().split('\n');
    expect(head).toContain('profile');
    expect(rows.length).toBeGreaterThan(900);
  }, 300_000);
});
