import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

/** Free ports of this machine; those asked for together are distinct. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    }),
  );
  return servers.map((server) => {
    const address = server.address();
    server.close();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
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
