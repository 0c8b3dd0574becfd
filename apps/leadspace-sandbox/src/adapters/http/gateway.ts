import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxState } from '../../application/sandbox-state.ts';
import type { Fault, Route } from '../../domain/faults.ts';
import { fieldsIn } from '../../domain/fields-in.ts';
import type { Program } from '../../domain/programs.ts';
import { type Answer, failure } from './answer.ts';
import { reset, send, spoil } from './deliver.ts';

/** One address of Leadspace's: what it takes, and how it answers those who were let in. */
export interface Endpoint {
  readonly route: Route;
  readonly methods: readonly string[];
  readonly takesJson: boolean;
  readonly answer: (program: Program, request: FastifyRequest, body: unknown) => Answer;
}

const nobody: Program = { id: '', creditsLeft: 0 };

/** What happens to every call, in this order: let in, rate, faults, form, the work itself, faults again. */
export class Gateway {
  constructor(
    private readonly state: SandboxState,
    private readonly nowMs: () => number,
  ) {}

  async serve(endpoint: Endpoint, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { route } = endpoint;
    if (asksForRecords(route)) this.state.ledger.arrived(this.nowMs());
    const program = this.admitted(endpoint, request);
    if ('status' in program) return this.reply(reply, route, program);
    const fault = this.state.faults.take('before-commit', route, program.id);
    if (fault?.kind === 'reset') {
      this.state.ledger.called(route, fault.kind);
      return reset(reply);
    }
    if (fault !== undefined) return this.reply(reply, route, this.faulty(fault, Number(fault.kind)));
    const answer = this.answerOf(endpoint, program, request);
    const spoiling = this.state.faults.take('after-commit', route, program.id);
    if (spoiling === undefined) return this.reply(reply, route, answer);
    this.state.ledger.called(route, spoiling.kind);
    return spoil(reply, answer, spoiling, (status) => this.faulty(spoiling, status));
  }

  failing(status: number, details: string, form = this.state.settings.errorBody): Answer {
    return failure(status, details, form, this.state.trackingId);
  }

  private async reply(reply: FastifyReply, route: Route, answer: Answer): Promise<FastifyReply> {
    this.state.ledger.called(route, String(answer.status));
    const { latencyMs } = this.state.settings;
    if (latencyMs > 0) await delay(latencyMs, undefined, { ref: false });
    return send(reply, answer);
  }

  private admitted({ route }: Endpoint, { headers }: FastifyRequest): Program | Answer {
    if (route === 'oauth') return nobody;
    const token = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1] ?? '';
    const { programs, settings } = this.state;
    const now = this.nowMs();
    const program = settings.expiredTokens.includes(token) ? undefined : programs.holderOf(token, now);
    if (program === undefined) return this.failing(401, '');
    if (!this.state.admits(token, route, now)) return this.failing(429, 'the rate limit of the program is exceeded');
    return program;
  }

  private answerOf(endpoint: Endpoint, program: Program, request: FastifyRequest): Answer {
    const { route, methods, takesJson, answer } = endpoint;
    if (!methods.includes(request.method)) return this.failing(405, `this address takes ${methods.join(' and ')}`);
    if (!takesJson) return answer(program, request, undefined);
    if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) return this.failing(415, '');
    const body = parsed(request.body);
    if (body === undefined) return this.failing(400, 'the body is not valid JSON');
    if (asksForRecords(route)) this.state.ledger.received(fieldsIn(body.value));
    return answer(program, request, body.value);
  }

  private faulty(fault: Fault, status: number): Answer {
    const answer = this.failing(status, 'a fault that was asked for', fault.body);
    if (fault.retryAfterSeconds === undefined) return answer;
    return { ...answer, headers: { ...answer.headers, 'retry-after': String(fault.retryAfterSeconds) } };
  }
}

function asksForRecords(route: Route): boolean {
  return route === 'single' || route === 'bulk';
}

function parsed(body: unknown): { readonly value: unknown } | undefined {
  if (typeof body !== 'string') return undefined;
  try {
    return { value: JSON.parse(body) };
  } catch {
    return undefined;
  }
}
