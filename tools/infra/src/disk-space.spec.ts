import { tmpdir } from 'node:os';
import { expect, it } from '@jest/globals';
import { requireSpace } from './disk-space.ts';

it('says how much is free and how much is needed', async () => {
  await expect(requireSpace('/data', 400, () => Promise.resolve(12.7))).rejects.toThrow(
    'There is too little space on the disk of /data: 12 MB are free, 400 MB are needed. Free some and start again.',
  );
});

it('asks the real disk', async () => {
  await expect(requireSpace(tmpdir(), 1)).resolves.toBeUndefined();
  await expect(requireSpace(tmpdir(), 1e12)).rejects.toThrow('too little space');
});
