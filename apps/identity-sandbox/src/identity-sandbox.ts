import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IdentityConfig } from './config.ts';
import { peopleOf } from './people.ts';
import { programsOf } from './programs.ts';
import { createProvider } from './provider.ts';
import { routes } from './routes.ts';
import { signingKeys } from './signing-keys.ts';

export interface IdentitySandbox {
  /** The issuer, as it stands in its tokens. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Resolves once it listens. Throws when the port is taken or the key file cannot be used. */
export async function startIdentitySandbox(config: IdentityConfig): Promise<IdentitySandbox> {
  const keys = await signingKeys(config.SIGNING_KEYS_FILE);
  const server = createServer().listen(config.PORT, config.HOST);
  await once(server, 'listening').catch((error: unknown) => {
    if (Error.isError(error) && 'code' in error && error.code === 'EADDRINUSE')
      throw new Error(`Port ${config.PORT} is taken: stop the program that uses it, or set PORT to another one.`);
    throw error;
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.PORT;
  const url = config.ISSUER ?? `http://${config.HOST}:${port}`;

  const people = peopleOf(config.TENANTS);
  const provider = createProvider(url, config, { people, programs: programsOf(config) }, keys);
  server.on('request', routes(provider, people));

  const stop = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url, stop };
}
