import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { anyPorts, usualPorts } from './app-ports.ts';
import type { AppProcess } from './app-process.ts';
import { exportsIn, type StackFacts } from './app-settings.ts';
import { appNames, serviceNames, type AppName, type ServiceName } from './apps.ts';
import { Fleet, type Env, type FleetOptions, type Restart } from './fleet.ts';
import { startInfrastructure, type Infrastructure } from './infrastructure.ts';
import { secretsIn, writeSecret, type Secrets } from './secrets.ts';

export interface StackOptions extends FleetOptions {
  /** Absolute; secrets, logs, stack.json and kept data go here. One stack per folder. */
  readonly folder: string;
  /** Prefix of topics, groups and databases; empty, as in `npm start`, gives the names as the contracts have them. */
  readonly namespace?: string;
  /** Ports as a newcomer expects them, or any that are free. */
  readonly ports?: 'usual' | 'any';
  /** Data of native processes stay in the folder. */
  readonly keepsData?: boolean;
  /** A running Kafka and MongoDB, which stay up; else `startInfrastructure` finds them. */
  readonly infrastructure?: Infrastructure;
  /** Apps that are not started; the sandbox, say, when `leadspaceUrl` is another's. */
  readonly without?: readonly AppName[];
  readonly leadspaceUrl?: string;
  readonly onProgress?: (line: string) => void;
}

/** What a program needs to use a stack; also the content of its stack.json. */
export interface StackDescription {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly services: Readonly<Record<ServiceName, string>>;
  readonly leadspaceSandbox?: { readonly url: string; readonly token: string };
  readonly kafka: { readonly brokers: readonly string[]; readonly namespace: string };
}

export interface Stack {
  readonly description: StackDescription;
  readonly infrastructure: Infrastructure;
  readonly facts: StackFacts;
  readonly stackFile: string;
  /** Those that run, in the order of their start; of one app or of all. */
  readonly processes: (app?: AppName) => readonly AppProcess[];
  /** One more process of an app, at a free port; ready when this resolves. */
  readonly spawn: (app: AppName, env?: Env) => Promise<AppProcess>;
  /** Expected from now on: nobody is told of the exit. Resolves when the process is gone; SIGSTOP and the like resolve at once. */
  readonly kill: (process: AppProcess, signal: NodeJS.Signals) => Promise<void>;
  readonly restart: Restart;
  /** The apps first, then what was started of Kafka and MongoDB; the description goes, too. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the whole as processes and resolves when each is ready. Throws one sentence, perhaps followed by the end of a log;
 * then all that was started is stopped.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const apps = appNames.filter((app) => options.without?.includes(app) !== true);
  // Whoever writes exports makes no root.
  await mkdir(exportsIn(options.folder), { recursive: true });
  const secrets = await secretsIn(options.folder);
  const ports = options.ports === 'usual' ? await usualPorts(apps, process.env) : await anyPorts(apps);
  const infrastructure = options.infrastructure ?? (await startInfrastructure(infrastructureOptions(options)));
  for (const pid of infrastructure.pids) options.onProcess?.(pid);

  const facts = factsOf(options, ports, infrastructure, secrets);
  const fleet = new Fleet(options, facts);
  const stop = async (): Promise<void> => {
    await fleet.stop();
    await rm(join(options.folder, 'stack.json'), { force: true });
    if (options.infrastructure === undefined) await infrastructure.stop();
  };
  try {
    options.onProgress?.('Starting the services …');
    await fleet.startAll(apps);
    const description = describe(facts);
    const stackFile = join(options.folder, 'stack.json');
    await writeSecret(stackFile, description);
    const { processes, spawn, kill, restart } = fleet;
    return { description, infrastructure, facts, stackFile, processes, spawn, kill, restart, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function factsOf(
  { folder, namespace = '', leadspaceUrl }: StackOptions,
  ports: ReadonlyMap<AppName, number>,
  { brokers, mongoUrl }: Infrastructure,
  secrets: Secrets,
): StackFacts {
  const urls = new Map(Array.from(ports, ([app, port]) => [app, `http://127.0.0.1:${port}`]));
  const leadspace = leadspaceUrl ?? urls.get('leadspace-sandbox');
  if (leadspace === undefined) throw new Error('Without the sandbox, the stack needs a leadspaceUrl.');
  return { folder, urls, brokers, namespace, mongoUrl, leadspaceUrl: leadspace, secrets };
}

function infrastructureOptions({ folder, keepsData = false, onProgress }: StackOptions) {
  return {
    heap: '512m',
    ...(keepsData ? { dataFolder: join(folder, 'data') } : {}),
    ...(onProgress === undefined ? {} : { onProgress }),
  };
}

function describe({ urls, secrets, brokers, namespace }: StackFacts): StackDescription {
  const urlOf = (app: AppName): string => urls.get(app) ?? '';
  const sandbox = urls.get('leadspace-sandbox');
  const services = Object.fromEntries(serviceNames.map((name) => [name, urlOf(name)])) as Record<ServiceName, string>;
  return {
    issuer: urlOf('identity-sandbox'),
    clientId: 'firmograph-cli',
    clientSecret: secrets.clients.cli,
    services,
    ...(sandbox === undefined ? {} : { leadspaceSandbox: { url: sandbox, token: secrets.leadspaceToken } }),
    kafka: { brokers, namespace },
  };
}
