import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import { killWithParent } from './kill-with-parent.ts';

const endless = ['-e', 'setInterval(() => undefined, 60_000)'];

it('lets no child outlive its parent, and makes no noise about many', async () => {
  const parent = `
    import { spawn } from 'node:child_process';
    import { killWithParent } from ${JSON.stringify(join(import.meta.dirname, 'kill-with-parent.ts'))};
    for (let index = 0; index < 12; index += 1)
      killWithParent(spawn(process.execPath, ${JSON.stringify(endless)}, { stdio: 'inherit' }));
    process.exit();
  `;
  // It ends when the last one has let go of the output.
  const { stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', parent]);
  expect(stderr).toBe('');
});

it('leaves nothing behind for a child that is gone', async () => {
  const before = process.listenerCount('exit');
  const child = spawn(process.execPath, ['-e', '']);
  killWithParent(child);
  await once(child, 'exit');
  expect(process.listenerCount('exit')).toBe(before);
});
