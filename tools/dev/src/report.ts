import { configurationRoutes, matchingRoutes, resultsRoutes } from '@firmograph/contracts';
import type { z } from 'zod';
import { ClientCredentials, ServiceClient } from '@firmograph/service-kit';
import { audience } from './app-settings.ts';
import type { StackDescription } from './stack.ts';

type Run = z.infer<typeof configurationRoutes.getRun.parts.response>;
type Progress = z.infer<typeof resultsRoutes.getProgress.parts.response>;
type Usage = z.infer<typeof matchingRoutes.getUsage.parts.response>;

/** The newest run, as three services know it. Undefined when there is none. */
export async function reportOf({ issuer, clientId, clientSecret, services }: StackDescription) {
  const credentials = new ClientCredentials({ issuer, audience, clientId, clientSecret });
  const client = new ServiceClient({ credentials });
  const { items } = await client.call(services.configuration, configurationRoutes.listRuns, { query: { limit: 1 } });
  const [run] = items;
  if (run === undefined) return undefined;
  const { runId } = run;
  const [progress, usage] = await Promise.all([
    client.call(services.results, resultsRoutes.getProgress, { params: { runId } }),
    client.call(services.matching, matchingRoutes.getUsage, { query: { runId } }),
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
