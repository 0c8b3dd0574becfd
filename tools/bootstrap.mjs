/**
 * Makes a fresh clone run: plain JavaScript for Node 20, without a package. Installs when the lock file changed, builds, and
 * goes on as the tool that was asked for, under Node 24.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const nodeNeeded = 24;
const hostNodeNeeded = 20;
const megabytesNeeded = 1500;
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.firmograph-lock');

/** A sentence for a person; it needs no trace. */
class Refusal extends Error {}

/** Whether packages have to be installed: never were, or the lock file is another. */
export function needsInstall(lock, installed, stamped) {
  if (!installed) return true;
  return stamped !== undefined && stamped !== digest(lock);
}

export function digest(lock) {
  return createHash('sha256').update(lock).digest('hex');
}

/** The platform packages that may bring Node 24, by what they are called at the registry. */
export function nodePackages(platform, arch) {
  const os = platform === 'win32' ? 'win' : platform;
  return [`node-${os}-${arch}`, `node-bin-${os}-${arch}`];
}

export function tooOld(version) {
  if (Number(version.split('.')[0]) >= hostNodeNeeded) return undefined;
  return `Firmograph needs Node ${hostNodeNeeded} or newer, and this is Node ${version}: install a newer one.`;
}

/** What a failed step means to a person, from what it printed. */
export function meaningOf(output, step) {
  if (/ENOSPC|no space left/i.test(output))
    return `There is no space left on the disk of ${root}: free some and start again.`;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT/.test(output))
    return 'The package registry was not reached: check the network and start again.';
  return `${step} failed; what it said is above.`;
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function install() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamped = read(stamp);
  if (needsInstall(lock, stamped !== undefined || isInstalledByHand(), stamped)) {
    requireSpace();
    say('Installing the packages (about a minute, the first time only) …');
    run(...npm(), ['ci', '--no-progress', '--loglevel=error', '--no-audit', '--no-fund'], 'Installing the packages');
  }
  if (stamped !== digest(lock)) writeFileSync(stamp, digest(lock));
}

// npm notes what it installed, when it has.
function isInstalledByHand() {
  const noted = join(modules, '.package-lock.json');
  return existsSync(noted) && statSync(noted).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

function requireSpace() {
  const { bavail, bsize } = statfsSync(root);
  const free = Math.floor((bavail * bsize) / 1_048_576);
  if (free < megabytesNeeded)
    throw new Refusal(
      `There is too little space on the disk of ${root}: ${free} MB are free, ${megabytesNeeded} MB are needed. Free some and start again.`,
    );
}

/** The npm that runs this script, under the same Node; else the one on the PATH. */
function npm() {
  const path = process.env.npm_execpath;
  if (path !== undefined && path.endsWith('.js')) return [hostNode(), [path]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

// While packages are replaced, the Node among them cannot be the one that runs.
function hostNode() {
  const node = process.env.npm_node_execpath ?? process.execPath;
  return node.startsWith(modules) ? 'node' : node;
}

function node24() {
  const found = nodePackages(process.platform, process.arch)
    .map((name) => join(modules, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'))
    .find((file) => existsSync(file));
  if (found !== undefined) return found;
  if (Number(process.versions.node.split('.')[0]) >= nodeNeeded) return process.execPath;
  throw new Refusal(
    `There is no package with Node ${nodeNeeded} for ${process.platform} on ${process.arch}: install Node ${nodeNeeded} itself.`,
  );
}

function build(node) {
  const isFirst = !existsSync(join(root, 'tools', 'dev', 'dist', 'start.js'));
  if (isFirst) say('Building (half a minute, the first time only) …');
  run(node, [], [join(modules, 'typescript', 'bin', 'tsc'), '-b'], 'Building');
}

function run(command, before, args, step) {
  const { status, stdout, stderr, error } = spawnSync(command, [...before, ...args], {
    cwd: root,
    encoding: 'utf8',
    shell: command.endsWith('.cmd'),
    maxBuffer: 64 * 1_048_576,
  });
  if (status === 0) return;
  const output = [stdout, stderr, error?.message].filter(Boolean).join('\n');
  process.stderr.write(`${output}\n`);
  throw new Refusal(meaningOf(output, step));
}

/** Becomes the tool, a built file: its arguments, its terminal, its signals, its exit code. */
function become(node, tool, args) {
  const file = join(root, tool);
  const child = spawn(node, ['--disable-warning=TimeoutNegativeWarning', file, ...args], {
    stdio: 'inherit',
    cwd: root,
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

function main([tool, ...args]) {
  try {
    const refusal = tooOld(process.versions.node);
    if (refusal !== undefined) throw new Refusal(refusal);
    install();
    const node = node24();
    build(node);
    become(node, tool, args);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  main(process.argv.slice(2));
