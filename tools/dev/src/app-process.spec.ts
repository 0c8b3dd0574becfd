import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { afterEach, expect, it } from '@jest/globals';
import { untilReady, type AppProcess } from './app-process.ts';

let server: Server | undefined;
afterEach(() => void server?.close());

async function appThatAnswers(status: number, body: string): Promise<AppProcess> {
  server = createServer((_, response) => response.writeHead(status).end(body)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    app: 'matching',
    pid: 0,
    url: `http://127.0.0.1:${port}`,
    logFile: '/logs/matching.log',
    exited: new Promise(() => undefined),
    isRunning: () => true,
    kill: () => undefined,
    stop: () => Promise.reject(new Error('not here')),
  };
}

it('waits until the app is ready', async () => {
  await expect(untilReady(await appThatAnswers(200, '{"status":"up"}'), 1000)).resolves.toBeUndefined();
});

it.each([
  [
    'the parts that are down',
    '{"checks":{"kafka":{"status":"down","reason":"no broker"},"mongo":{"status":"up"}}}',
    'kafka: no broker',
  ],
  ['the status, when there is no reason', '{}', 'it answers 503'],
])('gives up with %s', async (_, body, reason) => {
  const app = await appThatAnswers(503, body);
  await expect(untilReady(app, 200)).rejects.toThrow(
    `matching is not ready after 0.2 s: ${reason}. Its log is /logs/matching.log.`,
  );
});
