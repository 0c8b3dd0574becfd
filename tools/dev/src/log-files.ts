import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const kept = 3;

/** The log of a process, empty; those of the last three starts stay beside it as `.1`, `.2` and `.3`. */
export async function freshLog(folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const fileOf = (age: number): string => join(folder, age === 0 ? `${name}.log` : `${name}.log.${age}`);
  await rm(fileOf(kept), { force: true });
  for (let age = kept - 1; age >= 0; age -= 1) await rename(fileOf(age), fileOf(age + 1)).catch(ifMissing);
  return fileOf(0);
}

function ifMissing(error: unknown): void {
  if (!Error.isError(error) || !('code' in error) || error.code !== 'ENOENT') throw error;
}
