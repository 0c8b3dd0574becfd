import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kafkaLacks, majorOf } from './kafka.ts';
import { mongodLacks, runsOn } from './mongod.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lacks-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('what a machine lacks', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_292"', 8],
    ['openjdk version "21" 2023-09-19', 21],
    ['something else', undefined],
  ])('reads the Java of %s as %s', (banner, major) => {
    expect(majorOf(banner)).toBe(major);
  });

  it('is Java when there is none', async () => {
    expect(await kafkaLacks({ PATH: '/nowhere' })).toBe('Kafka needs Java 17, and there is no java on the PATH');
  });

  it('is a newer Java when it is too old', async () => {
    await install('java', 'version "11.0.2"');
    expect(await kafkaLacks({ PATH: folder })).toBe('Kafka needs Java 17, and this machine has Java 11');
  });

  it('is Maven only as long as Kafka is not fetched', async () => {
    await install('java', 'version "21.0.1"');
    expect(await kafkaLacks({ PATH: folder }, true)).toBeUndefined();
    expect(await kafkaLacks({ PATH: folder }, false)).toBe(
      'Kafka is fetched with Maven, and there is no mvn on the PATH',
    );
  });

  it('is Python only as long as MongoDB is not fetched', async () => {
    expect(await mongodLacks({ PATH: '/nowhere' }, true)).toBeUndefined();
    expect(await mongodLacks({ PATH: '/nowhere' }, false)).toBe(
      'MongoDB is fetched with Python, and there is no python3 with pip on the PATH',
    );
  });

  it.each([
    ['linux', 'x64', true],
    ['linux', 'arm64', false],
    ['darwin', 'x64', false],
    ['win32', 'x64', false],
  ])('is no mongod for %s on %s: %s', (platform, arch, runs) => {
    expect(runsOn(platform, arch)).toBe(runs);
  });
});

async function install(tool: string, banner: string): Promise<void> {
  const file = join(folder, tool);
  await writeFile(file, `#!/bin/sh\necho '${banner}' >&2\n`);
  await chmod(file, 0o755);
}
