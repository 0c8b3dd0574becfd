import { Injectable } from '@nestjs/common';
import type { DependencyUnavailable, DomainError } from '@firmograph/kernel';
import type { Actor } from '../domain/actor.ts';
import type { Run } from '../domain/run.ts';
import { runIdFrom } from '../domain/run-order.ts';
import { isAnswer } from './refusals.ts';
import { RequestRun, type RequestedRun } from './request-run.ts';

export interface RequestedRuns extends Omit<RequestedRun, 'runId'> {
  readonly enrichmentIds: readonly string[];
  /** The ids of the runs follow from it. */
  readonly seed: string;
}

export type RequestAnswer =
  | { readonly enrichmentId: string; readonly run: Run }
  | { readonly enrichmentId: string; readonly refused: DomainError | DependencyUnavailable };

/** Several runs at once; that one is refused is no reason not to begin the others. */
@Injectable()
export class RequestRuns {
  constructor(private readonly request: RequestRun) {}

  async execute(
    tenantId: string,
    { enrichmentIds, seed, order, queue }: RequestedRuns,
    by: Actor,
    now: Date,
  ): Promise<readonly RequestAnswer[]> {
    const answers: RequestAnswer[] = [];
    for (const enrichmentId of enrichmentIds) {
      const requested = { runId: runIdFrom(seed, enrichmentId), order, queue };
      answers.push(await this.one({ tenantId, id: enrichmentId }, requested, by, now));
    }
    return answers;
  }

  private async one(
    address: { readonly tenantId: string; readonly id: string },
    requested: RequestedRun,
    by: Actor,
    now: Date,
  ): Promise<RequestAnswer> {
    const enrichmentId = address.id;
    try {
      return { enrichmentId, run: await this.request.execute(address, requested, by, now) };
    } catch (error) {
      if (isAnswer(error)) return { enrichmentId, refused: error };
      throw error;
    }
  }
}
