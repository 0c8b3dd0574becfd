import { configurationRoutes, matchingRoutes, resultsRoutes } from '@firmograph/contracts';
import type { z } from 'zod';
import { accessToken, ask } from './api.ts';
import type { StackDescription } from './stack.ts';

type Run = z.infer<typeof configurationRoutes.getRun.parts.response>;
type Progress = z.infer<typeof resultsRoutes.getProgress.parts.response>;
type Usage = z.infer<typeof matchingRoutes.getUsage.parts.response>;

/** The newest run, as three services know it. Undefined when there is none. */
export async function reportOf(description: StackDescription) {
  const { configuration, matching, results } = description.services;
  const bearer = await accessToken(description);
  const list = configurationRoutes.listRuns.parts.response;
  const { items } = await ask(`${configuration}/runs?limit=1`, bearer, list);
  const [run] = items;
  if (run === undefined) return undefined;
  const [progress, usage] = await Promise.all([
    ask(`${results}/runs/${run.runId}/progress`, bearer, resultsRoutes.getProgress.parts.response),
    ask(`${matching}/usage?runId=${run.runId}`, bearer, matchingRoutes.getUsage.parts.response),
  ]);
  return summarize(run, progress, usage);
}

/** What `--report` writes. */
export function summarize(run: Run, progress: Progress, usage: Usage) {
  const ended = run.endedAt === null ? Date.now() : Date.parse(run.endedAt);
  return {
    run: { id: run.runId, status: run.state, seconds: (ended - Date.parse(run.requestedAt)) / 1000 },
    profiles: run.profiles,
    outcomes: progress.counts,
    fields: progress.fields,
    confidence: progress.confidences,
    // Leadspace counts a credit for each record of a call that it took.
    provider: { calls: usage.calls, credits: usage.byState.answered.records },
  };
}
