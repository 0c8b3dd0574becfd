import type { FastifyInstance } from 'fastify';
import type { Authorize } from '../../application/authorize.ts';
import type { CollectBulk } from '../../application/collect-bulk.ts';
import type { EnrichSingle } from '../../application/enrich-single.ts';
import { resultsPath } from '../../application/notify-caller.ts';
import type { SubmitBulk } from '../../application/submit-bulk.ts';
import { type Answer, json } from './answer.ts';
import type { Endpoint, Gateway } from './gateway.ts';

export interface UseCases {
  readonly authorize: Authorize;
  readonly enrichSingle: EnrichSingle;
  readonly submitBulk: SubmitBulk;
  readonly collectBulk: CollectBulk;
}

const noCredits = 'the program has no credits left for this call';

/** Leadspace's own addresses. A v4 program polls at `v3` too. */
export function leadspaceRoutes(app: FastifyInstance, gateway: Gateway, useCases: UseCases, nowMs: () => number): void {
  const mount = (path: string, endpoint: Endpoint) =>
    app.all(path, (request, reply) => gateway.serve(endpoint, request, reply));
  mount('/oauth/authorize', oauth(gateway, useCases, nowMs));
  mount('/enrichment/enrich/single', single(gateway, useCases));
  mount('/enrichment/enrich/bulk', bulk(gateway, useCases, nowMs));
  mount('/v3/enrichment/results/:bulkId', poll(gateway, useCases, nowMs));
}

const oauth = (gateway: Gateway, { authorize }: UseCases, nowMs: () => number): Endpoint => ({
  route: 'oauth',
  methods: ['POST', 'PUT'],
  takesJson: true,
  answer: (_, { method }, body): Answer => {
    const outcome = method === 'PUT' ? authorize.withRefreshToken(body, nowMs()) : authorize.withSecret(body, nowMs());
    if (outcome.kind === 'issued') return json(200, outcome.issued);
    return outcome.kind === 'denied' ? gateway.failing(401, '') : gateway.failing(400, outcome.details);
  },
});

const single = (gateway: Gateway, { enrichSingle }: UseCases): Endpoint => ({
  route: 'single',
  methods: ['POST'],
  takesJson: true,
  answer: (program, _, body): Answer => {
    const outcome = enrichSingle.execute(program, body);
    if (outcome.kind === 'enriched') return json(200, outcome.body);
    return outcome.kind === 'invalid' ? gateway.failing(400, outcome.details) : gateway.failing(427, noCredits);
  },
});

const bulk = (gateway: Gateway, { submitBulk }: UseCases, nowMs: () => number): Endpoint => ({
  route: 'bulk',
  methods: ['POST'],
  takesJson: true,
  answer: (program, _, body): Answer => {
    const outcome = submitBulk.execute(program, body, nowMs());
    if (outcome.kind === 'accepted') return json(202, { id: resultsPath(outcome.bulkId) });
    return outcome.kind === 'invalid' ? gateway.failing(400, outcome.details) : gateway.failing(427, noCredits);
  },
});

const poll = (gateway: Gateway, { collectBulk }: UseCases, nowMs: () => number): Endpoint => ({
  route: 'poll',
  methods: ['GET'],
  takesJson: false,
  answer: (program, { params }): Answer => {
    const outcome = collectBulk.execute(program, bulkIdIn(params), nowMs());
    if (outcome.kind === 'pending') return { status: 204 };
    return outcome.kind === 'done'
      ? json(200, { results: outcome.results })
      : gateway.failing(404, 'results not found');
  },
});

function bulkIdIn(params: unknown): string {
  const isNamed = typeof params === 'object' && params !== null && 'bulkId' in params;
  return isNamed && typeof params.bulkId === 'string' ? params.bulkId : '';
}
