import { Controller } from '@nestjs/common';
import { configurationRoutes as routes, type InputOf } from '@firmograph/contracts';
import { problemOf, Serve, type Caller } from '@firmograph/service-kit';
import { IdempotentRequests } from '../../application/idempotent-requests.ts';
import { RequestRun } from '../../application/request-run.ts';
import { RequestRuns, type RequestAnswer } from '../../application/request-runs.ts';
import { runIdFrom, type RunMode, type RunTrigger } from '../../domain/run-order.ts';
import { actorOf } from './actor.ts';
import { runAnswer } from './answers.ts';

@Controller()
export class RunRequestsController {
  constructor(
    private readonly requests: IdempotentRequests,
    private readonly requestRun: RequestRun,
    private readonly requestRuns: RequestRuns,
  ) {}

  @Serve(routes.requestRun)
  async one({ params, body, idempotencyKey }: InputOf<typeof routes.requestRun>, caller: Caller) {
    const [{ tenantId }, { enrichmentId }, now] = [caller, params, new Date()];
    const asked = { route: routes.requestRun.name, enrichmentId, ...body };
    const seed = await this.requests.seedOf(tenantId, idempotencyKey, asked, now);
    const { mode, ofRun = null, queue, plan } = body;
    const order = { mode, ofRun, trigger: triggerOf(mode, caller), ...(plan === undefined ? {} : { plan }) };
    const requested = { runId: runIdFrom(seed, enrichmentId), order, queue };
    return runAnswer(await this.requestRun.execute({ tenantId, id: enrichmentId }, requested, actorOf(caller), now));
  }

  @Serve(routes.requestRuns)
  async several({ body, idempotencyKey }: InputOf<typeof routes.requestRuns>, caller: Caller) {
    const [{ tenantId }, now] = [caller, new Date()];
    const asked = { route: routes.requestRuns.name, ...body };
    const seed = await this.requests.seedOf(tenantId, idempotencyKey, asked, now);
    const { enrichmentIds, mode, queue } = body;
    const order = { mode, ofRun: null, trigger: triggerOf(mode, caller) };
    const requested = { enrichmentIds, seed, order, queue };
    const answers = await this.requestRuns.execute(tenantId, requested, actorOf(caller), now);
    return { items: answers.map(itemOf) };
  }
}

function triggerOf(mode: RunMode, { scopes }: Caller): RunTrigger {
  if (mode === 'failed') return 'rerun';
  return scopes === undefined ? 'person' : 'api-key';
}

function itemOf(answer: RequestAnswer) {
  const { enrichmentId } = answer;
  if ('run' in answer) return { enrichmentId, run: runAnswer(answer.run), problem: null };
  const { type, title } = problemOf(answer.refused, routes.requestRun).problem;
  return { enrichmentId, run: null, problem: { type, title } };
}
