import { join } from 'node:path';
import { freePorts } from '@firmograph/infra';
import { lastWordsOf, root, startApp, untilReady, type AppProcess } from './app-process.ts';
import { settingsOf, type StackFacts } from './app-settings.ts';
import type { AppName } from './apps.ts';
import { freshLog } from './log-files.ts';

const readyWithinMs = 120_000;

export type Env = Readonly<Record<string, string>>;

export interface FleetOptions {
  /** Added to the environment of each process of an app, or of all. */
  readonly env?: Partial<Readonly<Record<AppName | 'all', Env>>>;
  /** How many processes an app has at the start; 1 unless said. */
  readonly instances?: Partial<Readonly<Record<AppName, number>>>;
  /** Other apps than those of this repository, for a test. */
  readonly appsFolder?: string;
  /** Another file to start for an app, for a benchmark of a part of it. */
  readonly main?: Partial<Readonly<Record<AppName, string>>>;
  /** Arguments of Node for every process. */
  readonly nodeArgs?: readonly string[];
  /** Out of reach of the terminal's Ctrl-C; for a starter that stops them in order. */
  readonly detached?: boolean;
  /** Told of each process as soon as it exists. */
  readonly onProcess?: (pid: number) => void;
  /** A process that was ready ended, and nobody killed or stopped it through the stack. */
  readonly onUnexpectedExit?: (process: AppProcess, lastWords: string, restart: Restart) => void;
}

/** Ends a process, with SIGTERM unless said, and starts it again at the same address with the same environment. */
export type Restart = (process: AppProcess, signal?: NodeJS.Signals) => Promise<AppProcess>;

interface Member {
  /** Names its log. */
  readonly name: string;
  readonly env: Env;
  readonly isReady: boolean;
}

/** The processes of a stack, and which of their ends were wanted. */
export class Fleet {
  private readonly members = new Map<AppProcess, Member>();
  /** What those were that ended by themselves. */
  private readonly ended = new WeakMap<AppProcess, Member>();
  private readonly counts = new Map<AppName, number>();
  private isStopping = false;

  constructor(
    private readonly options: FleetOptions,
    private readonly facts: StackFacts,
  ) {}

  readonly processes = (app?: AppName): readonly AppProcess[] =>
    [...this.members.keys()].filter((process) => app === undefined || process.app === app);

  /** The processes of the start; the first of each app at the app's address. */
  async startAll(apps: readonly AppName[]): Promise<void> {
    const first = apps.map((app) => this.start(app, this.nameOf(app), this.environmentOf(app)));
    const more = apps.flatMap((app) => {
      const count = this.options.instances?.[app] ?? 1;
      return Array.from({ length: count - 1 }, () => this.spawn(app));
    });
    await Promise.all([...first, ...more]);
  }

  readonly spawn = async (app: AppName, env: Env = {}): Promise<AppProcess> => {
    const name = this.nameOf(app);
    const [port = 0] = await freePorts(1);
    return this.start(app, name, { ...this.environmentOf(app), PORT: String(port), ...env });
  };

  readonly kill = async (process: AppProcess, signal: NodeJS.Signals): Promise<void> => {
    const isFinal = signal !== 'SIGSTOP' && signal !== 'SIGCONT';
    if (isFinal) this.members.delete(process);
    process.kill(signal);
    if (isFinal) await process.exited;
  };

  readonly restart: Restart = async (process, signal) => {
    const { app } = process;
    const known = this.members.get(process) ?? this.ended.get(process);
    const member = known ?? { name: this.nameOf(app), env: this.environmentOf(app) };
    this.members.delete(process);
    if (signal !== undefined) process.kill(signal);
    await (signal === undefined ? process.stop() : process.exited);
    return this.start(app, member.name, member.env);
  };

  async stop(): Promise<void> {
    this.isStopping = true;
    const processes = this.processes();
    this.members.clear();
    await Promise.all(processes.map((process) => process.stop()));
  }

  private nameOf(app: AppName): string {
    const count = (this.counts.get(app) ?? 0) + 1;
    this.counts.set(app, count);
    return count === 1 ? app : `${app}-${count}`;
  }

  private environmentOf(app: AppName): Env {
    return { ...settingsOf(app, this.facts), ...this.options.env?.all, ...this.options.env?.[app] };
  }

  private mainOf(app: AppName): string {
    const { main, appsFolder = join(root, 'apps') } = this.options;
    return main?.[app] ?? join(appsFolder, app, 'dist', 'main.js');
  }

  private async start(app: AppName, name: string, env: Env): Promise<AppProcess> {
    const logFile = await freshLog(join(this.facts.folder, 'logs'), name);
    const url = `http://127.0.0.1:${env['PORT'] ?? ''}`;
    const { nodeArgs = [], detached = false } = this.options;
    const child = await startApp({
      app,
      main: this.mainOf(app),
      url,
      env: { ...inherited(), ...env },
      logFile,
      nodeArgs,
      detached,
    });
    this.options.onProcess?.(child.pid);
    // It was stopped while this one was on its way.
    if (this.isStopping) await child.stop();
    this.members.set(child, { name, env, isReady: false });
    void child.exited.then(() => this.notice(child));
    await untilReady(child, readyWithinMs);
    if (this.members.has(child)) this.members.set(child, { name, env, isReady: true });
    return child;
  }

  private async notice(process: AppProcess): Promise<void> {
    const member = this.members.get(process);
    this.members.delete(process);
    // One that ends before it is ready is reported by whoever started it.
    if (member?.isReady !== true) return;
    this.ended.set(process, member);
    this.options.onUnexpectedExit?.(process, await lastWordsOf(process), this.restart);
  }
}

/** What a process of ours needs of the starter's environment; all else it gets from the stack. */
function inherited(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'TMPDIR', 'TZ', 'LANG', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS', 'SystemRoot', 'TEMP'];
  const given = names.map((name) => [name, process.env[name]] as const);
  // What V8 compiled at one start need not be compiled at the next.
  const cache = { NODE_COMPILE_CACHE: join(root, '.cache', 'node-compile') };
  return { ...Object.fromEntries(given.filter(([, value]) => value !== undefined)), ...cache };
}
