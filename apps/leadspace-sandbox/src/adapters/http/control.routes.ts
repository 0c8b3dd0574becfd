import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SandboxState } from '../../application/sandbox-state.ts';
import { Fault } from '../../domain/faults.ts';
import { Settings, SettingsChange } from '../../domain/settings.ts';

const FaultsToCome = z.union([Fault, z.array(Fault)]).transform((faults) => [faults].flat());

/** The sandbox's own addresses, for tests: not Leadspace's. They answer on loopback, elsewhere to who has the control token. */
export function controlRoutes(app: FastifyInstance, state: SandboxState, controlToken: string | undefined): void {
  app.addHook('onRequest', async (request, reply) => {
    if (isLoopback(request.ip) || isSame(request.headers['x-control-token'], controlToken)) return;
    return reply.code(404).send({ error: 'There is nothing at this address.' });
  });

  app.get('/sandbox/ledger', ({ query }) => report(state, query));
  app.get('/sandbox/settings', () => state.settings);
  app.get('/sandbox/faults', () => state.faults.left);

  app.post('/sandbox/faults', (request, reply) => {
    const faults = read(FaultsToCome, request, reply);
    if (faults === undefined) return reply;
    for (const fault of faults) state.faults.add(fault);
    return state.faults.left;
  });

  app.post('/sandbox/settings', (request, reply) => {
    const change = read(SettingsChange, request, reply);
    if (change === undefined) return reply;
    const { credits, ...settings } = change;
    state.change(Settings.parse({ ...state.settings, ...settings }));
    if (credits !== undefined) state.programs.setCredits(credits);
    return state.settings;
  });

  app.delete('/sandbox/faults', () => {
    state.faults.clear();
    return state.faults.left;
  });

  app.post('/sandbox/reset', () => {
    state.reset();
    return report(state, undefined);
  });
}

function report(state: SandboxState, query: unknown): object {
  const asked = (name: string) => typeof query === 'object' && query !== null && name in query;
  const wishes = { withCharges: asked('charges'), withArrivals: asked('arrivals') };
  return { ...state.ledger.report(wishes), creditsLeft: state.programs.creditsLeft() };
}

function read<Schema extends z.ZodType>(schema: Schema, request: FastifyRequest, reply: FastifyReply) {
  const parsed = schema.safeParse(bodyOf(request));
  if (parsed.success) return parsed.data;
  reply.code(400).send({ error: z.prettifyError(parsed.error) });
  return undefined;
}

function bodyOf({ body }: FastifyRequest): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

function isLoopback(ip: string): boolean {
  return ip === '::1' || /^(::ffff:)?127\./.test(ip);
}

function isSame(given: unknown, secret: string | undefined): boolean {
  if (secret === undefined || typeof given !== 'string') return false;
  const [one, other] = [given, secret].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
