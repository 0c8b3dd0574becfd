import { randomUUID } from 'node:crypto';
import {
  configurationRoutes as configuration,
  sourcingRoutes as sourcing,
  type RouteContract,
} from '@firmograph/contracts';
import { DomainError, NotFound } from '@firmograph/kernel';
import type { Environment } from '../config-files/environment.ts';
import type { Asked, FakeRoute } from './fake-routes.ts';

type Mutable<List> = List extends readonly (infer Item)[] ? Item[] : never;
type Enrichment = Environment['enrichments'][number];

const at = '2026-01-01T00:00:00.000Z';

/** What is configured in one environment, and how often it was changed. */
export class FakeEnvironment {
  readonly connections: Mutable<Environment['connections']> = [];
  readonly consents: Mutable<Environment['consents']> = [];
  readonly segments: Mutable<Environment['segments']> = [];
  enrichments: Mutable<Environment['enrichments']> = [];
  /** The routes that changed something, in their order. */
  readonly changes: string[] = [];
  /** The change after so many is refused. */
  failsAfter = Infinity;
  /** Whoever reads the enrichments has read what holds no longer. */
  isEditedMeanwhile = false;

  readonly routes: readonly FakeRoute[] = [
    [configuration.listConnections, () => page(this.connections)],
    [
      configuration.listConsents,
      ({ params }) => page(this.consents.filter(({ connectionId }) => connectionId === params['connectionId'])),
    ],
    [sourcing.listSegments, () => page(this.segments)],
    [configuration.listEnrichments, () => page(this.#readEnrichments())],
    this.#changing(sourcing.saveSegment, (asked) => this.#saveSegment(asked)),
    this.#changing(configuration.defineEnrichment, ({ body }) => this.#define(randomUUID(), body)),
    this.#changing(configuration.changeEnrichment, ({ params, body, request }) => {
      const before = this.enrichments.find(({ definition }) => definition.enrichmentId === params['enrichmentId']);
      if (request.headers['if-match'] !== `"${before?.etag}"`)
        throw new DomainError('request/changed-meanwhile', 'Somebody has changed it meanwhile.');
      return this.#define(params['enrichmentId'] ?? '', body);
    }),
    this.#changing(configuration.setEnrichmentState, ({ params, body }) => {
      const enrichment = this.enrichments.find(({ definition }) => definition.enrichmentId === params['enrichmentId']);
      if (enrichment === undefined) throw new NotFound('enrichment', '');
      return this.#put({ ...enrichment, ...(body as Pick<Enrichment, 'state'>) });
    }),
  ];

  #readEnrichments(): readonly Enrichment[] {
    const read = this.enrichments;
    if (this.isEditedMeanwhile) this.enrichments = read.map((each) => ({ ...each, etag: `${each.etag}+` }));
    return read;
  }

  connect(name: string): string {
    const connectionId = randomUUID();
    this.connections.push({
      connectionId,
      name,
      kind: 'token',
      state: 'active',
      lastFour: '1234',
      fingerprint: 'f',
      createdBy: 'ada',
      createdAt: at,
      credentialSavedAt: at,
      verifiedAt: at,
      usedBy: [],
    } as unknown as Environment['connections'][number]);
    return connectionId;
  }

  agree(connectionId: string, fields: Environment['consents'][number]['fields']): void {
    this.consents.push({
      consentId: randomUUID(),
      connectionId,
      version: 1,
      state: 'given',
      fields,
      purpose: 'company-enrichment',
      noticeHash: 'h',
      noticeVersion: '2026-01',
      grantedBy: 'ada',
      grantedAt: at,
      expiresAt: null,
      withdrawnBy: null,
      withdrawnAt: null,
    } as unknown as Environment['consents'][number]);
  }

  #changing(route: RouteContract, change: (asked: Asked) => unknown): FakeRoute {
    return [
      route,
      (asked) => {
        if (this.changes.length >= this.failsAfter) throw new DomainError('request/conflict', 'Not now.');
        this.changes.push(route.name);
        return change(asked);
      },
    ];
  }

  #saveSegment({ params, body }: Asked) {
    const segment = { segmentId: params['segmentId'], ...(body as object) } as Environment['segments'][number];
    const index = this.segments.findIndex(({ segmentId }) => segmentId === segment.segmentId);
    if (index < 0) this.segments.push(segment);
    else this.segments[index] = segment;
    return segment;
  }

  #define(enrichmentId: string, body: unknown): Enrichment {
    const before = this.enrichments.find(({ definition }) => definition.enrichmentId === enrichmentId);
    const version = (before?.definition.version ?? 0) + 1;
    const etag = String(version);
    const definition = { ...(body as Enrichment['definition']), enrichmentId, version };
    const { state = 'Active' } = before ?? {};
    return this.#put({ definition, state, createdBy: 'ada', createdAt: at, changedAt: at, lastRunId: null, etag });
  }

  #put(enrichment: Enrichment): Enrichment {
    const { enrichmentId } = enrichment.definition;
    const others = this.enrichments.filter(({ definition }) => definition.enrichmentId !== enrichmentId);
    this.enrichments = [...others, enrichment];
    return enrichment;
  }
}

function page(items: readonly unknown[]) {
  return { items, next: null };
}
