import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';

/** A folder for the tests of one file. */
export function temporaryFolder() {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firmograph-cli-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  return {
    path: (name = ''): string => join(folder, name),
    write: async (name: string, content: string | Uint8Array): Promise<string> => {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    },
    read: (name: string): Promise<string> => readFile(join(folder, name), 'utf8'),
  };
}
