import { execFile } from 'node:child_process';
import { join } from 'node:path';

export interface Ran {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

const program = join(import.meta.dirname, '../../../cli/dist/main.js');

interface Circumstances {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** The command line as a process of its own, against the stack of this file. */
export function commandLine(
  stackFile: string,
  { env: more = {}, ...where }: Circumstances = {},
): (...argv: readonly string[]) => Promise<Ran> {
  const env = { ...process.env, ...more, FIRMOGRAPH_STACK: stackFile };
  return async (...argv) =>
    new Promise((resolve) => {
      execFile(process.execPath, [program, ...argv], { env, ...where }, (error, output, errors) => {
        resolve({ exitCode: error === null ? 0 : Number(error.code ?? 1), output, errors });
      });
    });
}
