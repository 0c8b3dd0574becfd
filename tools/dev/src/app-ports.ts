import { freePorts, isFree } from '@firmograph/infra';
import { defaultPorts, portVariable, type AppName } from './apps.ts';

const highestPort = 65_535;

/** A free port for each app, none of them standard: several stacks run beside each other. */
export async function anyPorts(apps: readonly AppName[]): Promise<ReadonlyMap<AppName, number>> {
  const ports = await freePorts(apps.length);
  return new Map(apps.map((app, index) => [app, ports[index] ?? 0]));
}

/**
 * The port of each app: the one a person set, which has to be free; else its default, or the next free one above.
 * Throws one sentence.
 */
export async function usualPorts(
  apps: readonly AppName[],
  env: NodeJS.ProcessEnv,
  free: (port: number) => Promise<boolean> = isFree,
): Promise<ReadonlyMap<AppName, number>> {
  const ports = new Map<AppName, number>();
  for (const app of apps) {
    const setting = env[portVariable(app)];
    const port = setting === undefined || setting === '' ? undefined : await portAsSet(app, setting, free);
    if (port !== undefined) ports.set(app, port);
  }
  for (const app of apps) if (!ports.has(app)) ports.set(app, await nextFree(defaultPorts[app], ports, free));
  return ports;
}

async function portAsSet(app: AppName, setting: string, free: (port: number) => Promise<boolean>): Promise<number> {
  const port = Number(setting);
  if (!Number.isInteger(port) || port < 1 || port > highestPort)
    throw new Error(`${portVariable(app)} is not a port: set it to a number from 1 to ${highestPort}.`);
  if (!(await free(port)))
    throw new Error(
      `Port ${port} of ${portVariable(app)} is taken: stop the program that uses it, or set ${portVariable(app)} to another one.`,
    );
  return port;
}

async function nextFree(
  from: number,
  given: ReadonlyMap<AppName, number>,
  free: (port: number) => Promise<boolean>,
): Promise<number> {
  // Another app's default is left to it.
  const reserved = new Set<number>([...given.values(), ...Object.values(defaultPorts).filter((port) => port !== from)]);
  for (let port = from; port <= highestPort; port += 1) if (!reserved.has(port) && (await free(port))) return port;
  throw new Error(`There is no free port above ${from}: stop a program that uses one.`);
}
