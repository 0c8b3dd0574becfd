import { PassThrough } from 'node:stream';
import { afterEach, beforeEach } from '@jest/globals';
import { runProgram } from '../commands/run-program.ts';
import { FakeStack } from './fake-stack.ts';
import { temporaryFolder } from './temporary-folder.ts';

interface Ran {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

interface Circumstances {
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** The program as a process would run it, over a fake stack that is new for each test. */
export function running() {
  const folder = temporaryFolder();
  const now = { stack: new FakeStack() };
  beforeEach(async () => {
    now.stack = new FakeStack();
    await now.stack.writeTo(folder.path('stack.json'));
  });
  afterEach(() => now.stack.stop());

  const run = async (argv: string, { env, signal }: Circumstances = {}): Promise<Ran> => {
    const [output, errors] = [new PassThrough(), new PassThrough()];
    const exitCode = await runProgram({
      argv: argv.split(' '),
      env: env ?? { FIRMOGRAPH_STACK: folder.path('stack.json') },
      folder: folder.path(),
      root: folder.path(),
      // Pipes have what is used of terminals.
      streams: { input: new PassThrough(), output, errors } as never,
      signal: signal ?? new AbortController().signal,
    });
    return { exitCode, output: String(output.read() ?? ''), errors: String(errors.read() ?? '') };
  };
  const companies = 'id,Company,Website\n1,Acme,acme.com\n2,Bolt,\n3,N/A,\n';
  const file = (name: string, content = companies) => folder.write(name, content);
  return { folder, now, run, file };
}
