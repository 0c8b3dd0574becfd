import { Controller } from '@nestjs/common';
import { configurationRoutes as routes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { ReadRuns } from '../../application/read-runs.ts';
import { SteerRun } from '../../application/steer-run.ts';
import { actorOf } from './actor.ts';
import { runAnswer } from './answers.ts';
import { tasksAnswer } from './run-tasks-answer.ts';
import { pageAnswer, pagingOf } from './paging.ts';

@Controller()
export class RunsController {
  constructor(
    private readonly runs: ReadRuns,
    private readonly steer: SteerRun,
  ) {}

  @Serve(routes.listRuns)
  async list({ query }: InputOf<typeof routes.listRuns>, { tenantId }: Caller) {
    const { enrichmentId, state, status, trigger } = query;
    const filter = { enrichmentId, state, status, trigger, from: dateOf(query.from), to: dateOf(query.to) };
    return pageAnswer(await this.runs.list(tenantId, pagingOf(query), filter), runAnswer);
  }

  @Serve(routes.getRun)
  async get({ params }: InputOf<typeof routes.getRun>, { tenantId }: Caller) {
    return runAnswer(await this.runs.one({ tenantId, id: params.runId }));
  }

  @Serve(routes.listRunTasks)
  async tasks({ params }: InputOf<typeof routes.listRunTasks>, { tenantId }: Caller) {
    return tasksAnswer(await this.runs.one({ tenantId, id: params.runId }));
  }

  @Serve(routes.cancelRun)
  async cancel({ params }: InputOf<typeof routes.cancelRun>, { tenantId }: Caller) {
    return runAnswer(await this.steer.cancel({ tenantId, id: params.runId }, new Date()));
  }

  @Serve(routes.pauseRun)
  async pause({ params }: InputOf<typeof routes.pauseRun>, { tenantId }: Caller) {
    return runAnswer(await this.steer.pause({ tenantId, id: params.runId }, new Date()));
  }

  @Serve(routes.resumeRun)
  async resume({ params }: InputOf<typeof routes.resumeRun>, caller: Caller) {
    const address = { tenantId: caller.tenantId, id: params.runId };
    return runAnswer(await this.steer.resume(address, actorOf(caller), new Date()));
  }
}

const dateOf = (text: string | undefined) => (text === undefined ? undefined : new Date(text));
