import {
  configurationRoutes as configuration,
  sourcingRoutes as sourcing,
  type AnswerOf,
  type ConfigurationFile,
  type FiledEnrichment,
} from '@firmograph/contracts';
import { allPages, type Page } from '../stack/pages.ts';
import type { RouteClient } from '../stack/route-client.ts';
import { nameKey } from './faults-in.ts';

type Connection = AnswerOf<typeof configuration.getConnection>;
type Consent = AnswerOf<typeof configuration.grantConsent>;
type Enrichment = AnswerOf<typeof configuration.getEnrichment>;
type Segment = AnswerOf<typeof sourcing.saveSegment>;

/** What is configured in one environment. */
export interface Environment {
  readonly connections: readonly Connection[];
  /** The latest of each connection. */
  readonly consents: readonly Consent[];
  readonly segments: readonly Segment[];
  readonly enrichments: readonly Enrichment[];
}

export async function environmentOf(client: RouteClient): Promise<Environment> {
  const page = (after: string | undefined) => ({ query: { after, limit: 1000 } });
  const [connections, segments, enrichments] = await Promise.all([
    all((after) => client.call('configuration', configuration.listConnections, page(after))),
    all((after) => client.call('sourcing', sourcing.listSegments, page(after))),
    all((after) => client.call('configuration', configuration.listEnrichments, page(after))),
  ]);
  const consents: Consent[] = [];
  for (const { connectionId } of connections) {
    const call = { params: { connectionId }, query: { limit: 1 } };
    const { items } = await client.call('configuration', configuration.listConsents, call);
    consents.push(...items.slice(0, 1));
  }
  return { connections, consents, segments, enrichments };
}

/** As a file says it: names in the place of ids. What refers to something that is gone keeps its id, behind a question mark. */
export function filed({ connections, consents, segments, enrichments }: Environment): ConfigurationFile {
  const connectionNames = new Map(connections.map(({ connectionId, name }) => [connectionId, name]));
  const segmentNames = new Map(segments.map(({ segmentId, name }) => [segmentId, name]));
  return {
    firmograph: 1,
    connections: byName(connections.map(({ name, kind }) => ({ name, kind }))),
    consents: consents
      .filter(({ state }) => state === 'given')
      .map(({ connectionId, fields, noticeVersion }) => ({
        connection: connectionNames.get(connectionId) ?? `?${connectionId}`,
        fields,
        notice: noticeVersion,
      })),
    segments: byName(segments.map(({ name, rule }) => ({ name, rule }))),
    enrichments: byName(
      enrichments.map((enrichment) => filedEnrichment(enrichment, { connectionNames, segmentNames })),
    ),
  };
}

interface Names {
  readonly connectionNames: ReadonlyMap<string, string>;
  readonly segmentNames: ReadonlyMap<string, string>;
}

function filedEnrichment({ definition, state }: Enrichment, { connectionNames, segmentNames }: Names): FiledEnrichment {
  const { enrichmentId: _, version: _version, connectionId, dataSet, name, outputTable, ...rest } = definition;
  return {
    outputTable,
    name,
    state,
    connection: connectionNames.get(connectionId) ?? `?${connectionId}`,
    dataSet:
      dataSet.kind === 'all-profiles'
        ? 'all-profiles'
        : { segment: segmentNames.get(dataSet.segmentId) ?? `?${dataSet.segmentId}` },
    ...rest,
  };
}

function byName<Item extends { readonly name: string }>(items: readonly Item[]): Item[] {
  return items.toSorted((one, other) => (nameKey(one.name) < nameKey(other.name) ? -1 : 1));
}

async function all<Item>(pageAfter: (after: string | undefined) => Promise<Page<Item>>): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const page of allPages(pageAfter)) items.push(...page);
  return items;
}
