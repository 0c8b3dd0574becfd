import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Consumer, type Following, type Place, type Ran } from '../application/ports.ts';

export interface ConsumerCommand {
  /** Program and arguments; {brokers}, {topic}, {group} and {state} stand for what they say. */
  readonly words: readonly string[];
  /** Added to have it stop at the end of the topic. */
  readonly once: readonly string[];
  readonly brokers: readonly string[];
  /** Where each consumer gets a folder of its own. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly timeLimitMs: number;
}

const isWindows = process.platform === 'win32';

/** The consumer as a process. It is told what it needs in its arguments and in its environment: whatever suits it. */
export class ConsumerProcess extends Consumer {
  private readonly running = new Set<ChildProcess>();

  constructor(private readonly command: ConsumerCommand) {
    super();
  }

  async once(place: Place): Promise<Ran> {
    const since = performance.now();
    const child = this.start(place, this.command.once);
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => void output.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => void errors.push(chunk));
    const limit = AbortSignal.timeout(this.command.timeLimitMs);
    limit.addEventListener('abort', () => killTree(child));
    const code = await ended(child);
    if (limit.aborted)
      return { ended: 'badly', reason: `it did not end within ${this.command.timeLimitMs / 1000} s of its start` };
    if (code !== 0) return { ended: 'badly', reason: failure(code, Buffer.concat(errors).toString()) };
    return { ended: 'well', output: Buffer.concat(output).toString(), tookMs: performance.now() - since };
  }

  follow(place: Place): Following {
    const child = this.start(place, []);
    child.stdout?.resume();
    child.stderr?.resume();
    const exit = ended(child);
    let isOver = false;
    void exit.then(() => (isOver = true));
    return {
      kill: async () => {
        if (isOver) return false;
        killTree(child);
        await exit;
        return true;
      },
    };
  }

  /** None of them outlives the check. */
  killAll(): void {
    for (const child of this.running) killTree(child);
  }

  private start({ topic, consumer }: Place, more: readonly string[]): ChildProcess {
    const { words, brokers, folder, env } = this.command;
    const state = join(folder, consumer);
    mkdirSync(state, { recursive: true });
    // The name of the topic is new for each check, so a group that is named after it is, too.
    const facts = { brokers: brokers.join(','), topic, group: `${topic}.${consumer}`, state };
    const [program = '', ...args] = [...words, ...more].map((word) => filled(word, facts));
    const told = Object.entries(facts).map(([name, value]) => [`FIRMOGRAPH_${name.toUpperCase()}`, value]);
    const child = spawn(program, args, {
      env: { ...env, ...(Object.fromEntries(told) as Record<string, string>) },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of processes of its own: a shell or a launcher is killed with what it started.
      detached: !isWindows,
    });
    this.running.add(child);
    child.once('close', () => this.running.delete(child));
    return child;
  }
}

function filled(word: string, facts: Readonly<Record<string, string>>): string {
  return word.replaceAll(/\{(brokers|topic|group|state)\}/g, (whole, name: string) => facts[name] ?? whole);
}

/** The exit code, or why there is none. */
async function ended(child: ChildProcess): Promise<number | string> {
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    return code ?? `signal ${String(signal)}`;
  } catch (error) {
    return Error.isError(error) ? error.message : String(error);
  }
}

const longestReason = 200;
const naming = /^(Uncaught |Caused by: |Exception in thread |[\w.]*(Error|Exception)\b)/;

function failure(code: number | string, errors: string): string {
  const lines = errors.split('\n').filter((line) => line.trim() !== '');
  // Most runtimes print a trace around it.
  const said = (lines.findLast((line) => naming.test(line)) ?? lines.at(-1))?.trim().slice(0, longestReason);
  const how = typeof code === 'number' ? `it ended with exit code ${code}` : `it ended: ${code}`;
  return said === undefined ? how : `${how}, and said: ${said}`;
}

function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (isWindows) child.kill('SIGKILL');
  else
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // Gone already.
    }
}
