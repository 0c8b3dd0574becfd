import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pythonPrograms } from '@firmograph/testing';
import { findingsOf, type Findings } from './findings.ts';

const python = join(import.meta.dirname, '../../python');
const requirements = join(python, 'fuzz-requirements.txt');
const settings = join(python, 'schemathesis.toml');

export interface Asking {
  /** Of the service; its document is at `/openapi.json`. */
  readonly url: string;
  readonly token: string;
  /** Cases for each route, at the most, beside those that cover its document. */
  readonly examples: number;
  readonly seed: number;
}

/** Has a service asked by Schemathesis, with every check that it knows. Throws with what it printed when it did not report. */
export async function askAll({ url, token, examples, seed }: Asking): Promise<Findings> {
  const program = join(await pythonPrograms('fuzz', requirements), 'schemathesis');
  const folder = await mkdtemp(join(tmpdir(), 'firmograph-fuzz-'));
  const report = join(folder, 'report.json');
  const args = [
    ...[
      '--config-file',
      settings,
      'run',
      `${url}/openapi.json`,
      '--header',
      `Authorization: Bearer ${token}`,
      '--checks',
      'all',
    ],
    ...['--max-examples', String(examples), '--seed', String(seed), '--continue-on-failure'],
    ...['--request-timeout', '30', '--max-response-time', '30', '--warnings', 'off', '--no-color'],
    ...['--report', 'json', '--report-json-path', report, '--generation-database', 'none'],
  ];
  try {
    const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => said.push(data.toString()));
    await once(child, 'close');
    const text = await readFile(report, 'utf8').catch(() => '');
    if (text === '') throw new Error(`Schemathesis reported nothing. It said: ${said.join('').slice(-2000)}`);
    return findingsOf(text, said.join(''));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
