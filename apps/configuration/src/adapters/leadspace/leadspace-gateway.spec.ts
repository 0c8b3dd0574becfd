import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { LeadspaceClient } from '@firmograph/leadspace';
import { LeadspaceGateway } from './leadspace-gateway.ts';

let status = 200;
let server: Server;
let gateway: LeadspaceGateway;
beforeAll(async () => {
  server = createServer((_, response) => response.writeHead(status).end());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  gateway = new LeadspaceGateway(new LeadspaceClient({ baseUrl: `http://127.0.0.1:${port}`, timeoutMs: 2000 }));
});
afterAll(async () => {
  await gateway.onApplicationShutdown();
  server.close();
});

const credential = { kind: 'token', token: 'a-token' } as const;

it.each([
  [404, 'accepted'],
  [204, 'accepted'],
  [401, 'credentials-refused'],
  [427, 'out-of-credits'],
  [429, 'unreachable'],
  [503, 'unreachable'],
  [400, 'unreachable'],
] as const)('reads %i as %s', async (answered, verdict) => {
  status = answered;
  expect(await gateway.verify(credential)).toBe(verdict);
});

it('reads silence as unreachable', async () => {
  const nobody = new LeadspaceGateway(new LeadspaceClient({ baseUrl: 'http://127.0.0.1:9', timeoutMs: 500 }));
  expect(await nobody.verify(credential)).toBe('unreachable');
  await nobody.onApplicationShutdown();
});

it('tells the same credential apart between tenants', () => {
  expect(gateway.fingerprintOf('acme', credential)).not.toBe(gateway.fingerprintOf('other', credential));
});
