import fastify, { type FastifyInstance } from 'fastify';
import type { SandboxState } from '../../application/sandbox-state.ts';
import { controlRoutes } from './control.routes.ts';
import { send } from './deliver.ts';
import { Gateway } from './gateway.ts';
import { leadspaceRoutes, type UseCases } from './leadspace.routes.ts';

export interface ServerOptions {
  readonly state: SandboxState;
  readonly useCases: UseCases;
  readonly controlToken: string | undefined;
  readonly logLevel: string;
  readonly nowMs: () => number;
}

const maxBodyBytes = 32 * 1024 * 1024;

/** Leadspace's addresses, the control routes and health, on one server that does not listen yet. */
export function createServer({ state, useCases, controlToken, logLevel, nowMs }: ServerOptions): FastifyInstance {
  const app = fastify({
    bodyLimit: maxBodyBytes,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    // The standard output holds the address, and nothing else.
    logger: logLevel === 'silent' ? false : { level: logLevel, stream: process.stderr },
  });
  const gateway = new Gateway(state, nowMs);

  // Who is let in is decided before what was sent: the gateway reads the body itself.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body));
  app.setNotFoundHandler((_, reply) => send(reply, gateway.failing(404, 'there is nothing at this address')));
  app.setErrorHandler(({ statusCode }: { statusCode?: number }, _, reply) =>
    send(reply, gateway.failing(statusCode ?? 500, 'the call could not be read')),
  );

  app.get('/health/live', () => ({ status: 'up' }));
  app.get('/health/ready', () => ({ status: 'up' }));
  leadspaceRoutes(app, gateway, useCases, nowMs);
  void app.register((scope, _, done) => {
    controlRoutes(scope, state, controlToken);
    done();
  });
  return app;
}
