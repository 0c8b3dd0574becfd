import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { freshLog } from './log-files.ts';

it('puts the logs of the last three starts aside', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'logs-'));
  for (const start of ['1', '2', '3', '4', '5']) await writeFile(await freshLog(folder, 'matching'), start);
  await freshLog(folder, 'matching');
  expect((await readdir(folder)).sort()).toEqual(['matching.log.1', 'matching.log.2', 'matching.log.3']);
  expect(await readFile(join(folder, 'matching.log.1'), 'utf8')).toBe('5');
  await rm(folder, { recursive: true });
});
