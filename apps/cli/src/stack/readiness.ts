import { request } from 'undici';
import { z } from 'zod';
import type { ServiceName } from './stack-file.ts';

export interface Readiness {
  readonly name: ServiceName;
  readonly url: string;
  readonly ready: boolean;
  /** Why not; what is wrong with which part. */
  readonly reason: string | null;
}

const Report = z.object({
  status: z.string(),
  checks: z.record(z.string(), z.object({ status: z.string(), reason: z.string().optional() })).default({}),
});

/** Whether a service can do its work now, as it says itself. */
export async function readinessOf(name: ServiceName, url: string): Promise<Readiness> {
  try {
    const { statusCode, body } = await request(`${url}/health/ready`, { headersTimeout: 5000, bodyTimeout: 5000 });
    const report = Report.parse(await body.json());
    return { name, url, ready: statusCode === 200, reason: statusCode === 200 ? null : reasonIn(report) };
  } catch {
    return { name, url, ready: false, reason: 'nobody answers' };
  }
}

function reasonIn({ checks }: z.infer<typeof Report>): string {
  const down = Object.entries(checks).filter(([, { status }]) => status !== 'up');
  return down.map(([part, { reason = 'down' }]) => `${part}: ${reason}`).join('; ') || 'it does not say why';
}
