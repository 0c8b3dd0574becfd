import { randomUUID } from 'node:crypto';
import {
  configurationRoutes as configuration,
  sourcingRoutes as sourcing,
  type FiledEnrichment,
  type FiledSegment,
} from '@firmograph/contracts';
import { DomainError } from '@firmograph/kernel';
import type { RouteClient } from '../stack/route-client.ts';
import type { Environment } from './environment.ts';
import { nameKey } from './faults-in.ts';
import type { Plan, Step } from './plan.ts';

/**
 * Makes the changes one by one, in their order. Each is known again by its name, so that whoever was interrupted plans and
 * applies once more, and goes on from there. What somebody else changed since the plan was made is refused, not overwritten.
 */
export class ApplyPlan {
  /** Ids by name, of what is there and of what was made. */
  private readonly segmentIds: Map<string, string>;
  private readonly connectionIds: ReadonlyMap<string, string>;

  constructor(
    private readonly client: RouteClient,
    private readonly environment: Environment,
  ) {
    this.segmentIds = new Map(environment.segments.map(({ name, segmentId }) => [nameKey(name), segmentId]));
    this.connectionIds = new Map(
      environment.connections.map(({ name, connectionId }) => [nameKey(name), connectionId]),
    );
  }

  async execute({ steps }: Plan, signal: AbortSignal, done: (step: Step) => void): Promise<void> {
    for (const step of steps) {
      signal.throwIfAborted();
      if (step.kind === 'segment') await this.segment(step.wanted);
      else await this.enrichment(step.wanted);
      done(step);
    }
  }

  private async segment({ name, rule }: FiledSegment): Promise<void> {
    const segmentId = this.segmentIds.get(nameKey(name)) ?? randomUUID();
    await this.client.call('sourcing', sourcing.saveSegment, { params: { segmentId }, body: { name, rule } });
    this.segmentIds.set(nameKey(name), segmentId);
  }

  private async enrichment(wanted: FiledEnrichment): Promise<void> {
    const { state, connection, dataSet, ...rest } = wanted;
    const body = {
      ...rest,
      connectionId: known(this.connectionIds, connection),
      dataSet:
        dataSet === 'all-profiles'
          ? ({ kind: 'all-profiles' } as const)
          : ({ kind: 'segment', segmentId: known(this.segmentIds, dataSet.segment) } as const),
    };
    const there = this.environment.enrichments.find(
      ({ definition }) => nameKey(definition.outputTable) === nameKey(wanted.outputTable),
    );
    const params = { enrichmentId: there?.definition.enrichmentId ?? '' };
    const saved =
      there === undefined
        ? await this.client.call('configuration', configuration.defineEnrichment, { body })
        : await this.client.call('configuration', configuration.changeEnrichment, {
            params,
            body,
            query: {},
            ifMatch: there.etag,
          });
    if (saved.state === state) return;
    const { enrichmentId } = saved.definition;
    const call = { params: { enrichmentId }, body: { state }, ifMatch: saved.etag };
    await this.client.call('configuration', configuration.setEnrichmentState, call);
  }
}

function known(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(nameKey(name));
  if (id === undefined) throw new DomainError('cli/gone', `“${name}” is not there any more: look at the diff again.`);
  return id;
}
