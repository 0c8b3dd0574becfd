import type { Credential } from '../credential.ts';
import { LeadspaceClient, type LeadspaceClientOptions } from '../leadspace-client.ts';
import { httpServer, type HttpServer, type Reply } from './http-server.ts';

export const aToken: Credential = { kind: 'token', token: 'sandbox-token' };

export interface Connected {
  readonly client: LeadspaceClient;
  readonly server: HttpServer;
}

const open: Connected[] = [];

/** A client and the server it talks to. Closed by `closeAll`. */
export async function aClient(
  replies: readonly Reply[],
  options: Partial<LeadspaceClientOptions> = {},
): Promise<Connected> {
  const server = await httpServer(...replies);
  const client = new LeadspaceClient({ baseUrl: server.url, timeoutMs: 5_000, ...options });
  const connected = { client, server };
  open.push(connected);
  return connected;
}

export async function closeAll(): Promise<void> {
  for (const { client, server } of open.splice(0)) {
    // The server first: a client waits for its calls, and some are never answered.
    await server.close();
    await client.close();
  }
}
