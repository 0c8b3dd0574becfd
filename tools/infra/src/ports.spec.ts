import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { freePorts, isFree, keptPorts } from './ports.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ports-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('gives ports that differ', async () => {
  expect(new Set(await freePorts(5)).size).toBe(5);
});

it('gives ports that no system hands out to connections by itself', async () => {
  expect(Math.max(...(await freePorts(20)))).toBeLessThan(32_768);
});

it('keeps the ports of a folder, until one is taken', async () => {
  const first = await keptPorts(folder, 2);
  expect(await keptPorts(folder, 2)).toEqual(first);

  const squatter = createServer().listen(first[1], '127.0.0.1');
  await once(squatter, 'listening');
  expect(await isFree(first[1] ?? 0)).toBe(false);
  expect(await keptPorts(folder, 2)).not.toEqual(first);
  squatter.close();
});
