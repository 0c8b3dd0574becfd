import { Injectable } from '@nestjs/common';
import type { Enrichment } from '../domain/enrichment.ts';
import { Enrichments, Runs } from './ports.ts';

/** Who would miss a connection: active enrichments over it, and those with a run over it that is still to be settled. */
@Injectable()
export class ConnectionUse {
  constructor(
    private readonly enrichments: Enrichments,
    private readonly runs: Runs,
  ) {}

  /** The enrichments that use each of the connections. */
  async of(tenantId: string, connectionIds: readonly string[]): Promise<ReadonlyMap<string, readonly Used[]>> {
    const [enrichments, runs] = await Promise.all([
      this.enrichments.over(tenantId, connectionIds),
      this.runs.underWay(tenantId, connectionIds),
    ]);
    const uses = [
      ...enrichments.filter(isInUse).map(({ definition }) => definition),
      ...runs.map((run) => run.definition),
    ];
    return new Map(connectionIds.map((connectionId) => [connectionId, usersOf(connectionId, uses)]));
  }
}

export interface Used {
  readonly enrichmentId: string;
  readonly name: string;
}

function isInUse({ state, deletedAt }: Enrichment): boolean {
  return state === 'Active' && deletedAt === null;
}

function usersOf(connectionId: string, uses: readonly (Used & { readonly connectionId: string })[]): readonly Used[] {
  const users = uses.filter((use) => use.connectionId === connectionId);
  return [...new Map(users.map((user) => [user.enrichmentId, user])).values()];
}
