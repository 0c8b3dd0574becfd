import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

// Below the ports that systems hand out by themselves (Linux from 32768, others from 49152): one that is free now could
// otherwise become the end of somebody's connection before the service that it was found for listens.
const lowest = 20_000;
const highest = 32_000;
const mostTries = 2000;

/** Free ports of this machine; those asked for together are distinct. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const found = new Set<number>();
  for (let tries = 0; found.size < count; tries += 1) {
    if (tries === mostTries) throw new Error(`No ${count} free ports were found between ${lowest} and ${highest}.`);
    const port = randomInt(lowest, highest);
    if (!found.has(port) && (await isFree(port))) found.add(port);
  }
  return [...found];
}

export async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    const listening = once(server, 'listening');
    server.listen(port, '127.0.0.1');
    await listening;
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

/** A data folder keeps its ports: addresses are part of what Kafka and MongoDB store. New ones only when a port is taken. */
export async function keptPorts(folder: string, count: number): Promise<readonly number[]> {
  const file = join(folder, 'ports.json');
  const kept = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as number[],
    () => [],
  );
  const free = await Promise.all(kept.map(isFree));
  if (kept.length === count && free.every(Boolean)) return kept;
  const ports = await freePorts(count);
  await writeFile(file, JSON.stringify(ports));
  return ports;
}

export function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
