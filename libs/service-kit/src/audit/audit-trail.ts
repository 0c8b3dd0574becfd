import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  nobodysChain,
  systemActor,
  type AuditDraft,
  type AuditedChange,
  type RouteContract,
} from '@firmograph/contracts';
import { anonymous, type Caller } from '../caller.ts';
import { inputOf } from '../input.ts';
import { contractOf, isStreamed } from '../route-contract.ts';
import type { Act } from './act.ts';
import { AuditChains } from './audit-chains.ts';
import { notRecorded, pickedOf, recordedOf } from './recorded.ts';

declare module 'fastify' {
  interface FastifyRequest {
    act?: Act;
  }
}

/** What the service changed unasked. */
export interface SystemChange {
  /** Told again, it is recorded once. */
  readonly eventId: string;
  readonly at: string;
  readonly action: string;
  readonly changes: readonly AuditedChange[];
}

/** Writes down who asks for a change before it is made, and what became of it before the answer leaves. */
@Injectable()
export class AuditTrail {
  constructor(private readonly chains: AuditChains) {}

  /** Throws `DependencyUnavailable` when it cannot be written; then nothing may be changed. */
  async intend(request: FastifyRequest, contract: RouteContract): Promise<Act> {
    const act = actOf(request);
    // Such as permits, of which there are many: nothing is read for nothing.
    if (contract.audit?.onlyRefused === true) return act;
    const input = readable(contract, request);
    if (input === undefined) return act;
    const { body: parts } = contract.parts;
    const recorded = isStreamed(parts) ? undefined : recordedOf(input.body, contract.audit?.body);
    if (recorded !== undefined) act.request = recorded;
    await this.chains.append(tenantOf(request), { ...draftOf(request, contract), phase: 'intent' });
    return act;
  }

  /** The outcome of a request, once. Throws `DependencyUnavailable` when it cannot be written. */
  async conclude(request: FastifyRequest, { statusCode: status }: FastifyReply, payload: unknown): Promise<void> {
    const contract = contractOf(request);
    if (contract === undefined || !isChange(contract)) return;
    const act = actOf(request);
    if (act.isRecorded || !(isKept(contract, status) || act.changes.length > 0)) return;
    act.isRecorded = true;
    const answered = answeredOf(payload, status, contract);
    const changes = act.changes.length === 0 ? {} : { changes: act.changes };
    const outcome = { phase: 'outcome', result: resultOf(status), status, ...answered, ...changes } as const;
    await this.chains.append(tenantOf(request), { ...draftOf(request, contract), ...outcome });
  }

  async changed(tenantId: string, { eventId, at, action, changes }: SystemChange): Promise<void> {
    const draft = {
      phase: 'change',
      at,
      action,
      actor: { ...systemActor, roles: [] as string[] },
      target: {},
    } as const;
    await this.chains.append(tenantId, { ...draft, changes: [...changes], correlationId: eventId }, eventId);
  }
}

export function isChange({ method }: RouteContract): boolean {
  return method !== 'GET';
}

function isKept({ audit }: RouteContract, status: number): boolean {
  // To write down each time that somebody asks too often would do what the limit is there to prevent.
  if (status === 429) return false;
  return audit?.onlyRefused !== true || (status >= 400 && status < 500);
}

export function actOf(request: FastifyRequest): Act {
  request.act ??= { correlationId: randomUUID(), changes: [], isRecorded: false };
  return request.act;
}

/** A caller without a tenant cannot write into anybody's chain. */
function tenantOf({ caller }: FastifyRequest): string {
  return caller === undefined || caller.tenantId === '' ? nobodysChain : caller.tenantId;
}

function draftOf(request: FastifyRequest, contract: RouteContract): Omit<AuditDraft, 'phase'> {
  const { correlationId, request: body } = actOf(request);
  return {
    at: new Date().toISOString(),
    action: contract.name,
    actor: actorOf(request.caller ?? anonymous),
    address: request.ip,
    target: targetOf(request, contract),
    ...(body === undefined ? {} : { request: body }),
    correlationId,
  };
}

function actorOf({ subject, name, roles, scopes, responsible }: Caller): AuditDraft['actor'] {
  return {
    subject,
    roles: [...roles],
    ...(name === undefined ? {} : { name }),
    ...(scopes === undefined ? {} : { apiKeyId: subject.replace(/^key:/, '') }),
    ...(responsible === undefined ? {} : { responsible }),
  };
}

/** The address of a route that is open to all may hold what only its addressee knows. */
function targetOf({ params }: FastifyRequest, { roles, parts }: RouteContract): Record<string, string> {
  if (roles.length === 0 || typeof params !== 'object' || params === null) return {};
  const ids = Object.entries(params).filter(([name, id]) => name !== 'tenantId' && typeof id === 'string');
  // What is no id may be a secret that was pasted into the wrong place.
  const areIds = parts.params?.safeParse(params).success === true;
  return Object.fromEntries(ids.map(([name, id]) => [name, areIds ? String(id).slice(0, 200) : notRecorded]));
}

function readable(contract: RouteContract, request: FastifyRequest): { readonly body?: unknown } | undefined {
  try {
    return inputOf(contract, request) as { readonly body?: unknown };
  } catch {
    // The handler refuses it for the same reason, and says so.
    return undefined;
  }
}

function resultOf(status: number): NonNullable<AuditDraft['result']> {
  if (status < 400) return 'success';
  return status < 500 ? 'client-error' : 'failure';
}

/** Of a success what the contract names, of a problem its type. */
function answeredOf(
  payload: unknown,
  status: number,
  { audit }: RouteContract,
): Pick<AuditDraft, 'answer' | 'problem'> {
  if (typeof payload !== 'string' || payload === '') return {};
  if (status < 400) {
    const answer = audit?.answer === undefined ? undefined : pickedOf(JSON.parse(payload), audit.answer);
    return answer === undefined ? {} : { answer };
  }
  const { type } = JSON.parse(payload) as { readonly type?: unknown };
  return typeof type === 'string' ? { problem: type } : {};
}
