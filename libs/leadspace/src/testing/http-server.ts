import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { WireExchange } from './wire.ts';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
export type Reply = (received: Received, response: ServerResponse, socket: Socket) => void;

export interface HttpServer {
  readonly url: string;
  readonly received: readonly Received[];
  /** How many connections were opened. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

/** A real server on a free port; answers each request by the next reply, the last one for ever. */
export async function httpServer(...replies: readonly Reply[]): Promise<HttpServer> {
  const received: Received[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { method = '', url = '', headers } = request;
      received.push({ method, path: url, headers, body });
      const reply = replies[Math.min(received.length, replies.length) - 1];
      reply?.({ method, path: url, headers, body }, response, request.socket);
    });
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    received,
    connections: () => connections,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

export const answer =
  (status: number, body: string | object = '', headers: Record<string, string> = {}): Reply =>
  (_, response) => {
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
  };

/** Answers as the example does. */
export const replay = ({ response }: WireExchange): Reply => answer(response.status, response.body, response.headers);

export const reset: Reply = (_, __, socket) => {
  socket.resetAndDestroy();
};

export const silence: Reply = () => undefined;

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return address.port;
}
