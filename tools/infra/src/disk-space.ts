import { statfs } from 'node:fs/promises';

/** Throws one sentence when the disk of an existing folder has less free than so many megabytes. */
export async function requireSpace(
  folder: string,
  megabytes: number,
  stat: typeof freeSpace = freeSpace,
): Promise<void> {
  const free = await stat(folder);
  if (free < megabytes)
    throw new Error(
      `There is too little space on the disk of ${folder}: ${Math.floor(free)} MB are free, ${megabytes} MB are needed. Free some and start again.`,
    );
}

async function freeSpace(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return (bavail * bsize) / 1_048_576;
}
