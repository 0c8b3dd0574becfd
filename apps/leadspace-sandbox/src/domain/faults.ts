import { z } from 'zod';

export const failingStatuses = [400, 401, 403, 404, 405, 415, 427, 429, 500, 502, 503, 504] as const;
const beforeCommit = [
  'reset',
  '400',
  '401',
  '403',
  '404',
  '405',
  '415',
  '427',
  '429',
  '500',
  '502',
  '503',
  '504',
] as const;
const afterCommit = [
  'reset-after-commit',
  'silence-after-commit',
  '500-after-commit',
  '502-after-commit',
  '504-after-commit',
  'slow',
  'not-json',
  'cut-short',
] as const;
const ofBulks = ['lost-bulk', 'failed-bulk', 'lost-callback', 'double-callback', 'credits-run-out'] as const;

export const routes = ['single', 'bulk', 'poll', 'oauth'] as const;
export type Route = (typeof routes)[number];

/**
 * Something that goes wrong with the next calls. Before the commit: the call is refused and nothing is charged. After it: the
 * work is done and charged, and the caller does not learn it. `lost-bulk` is accepted and never heard of again; `failed-bulk`
 * says INTERNAL_ERROR in its callback; `credits-run-out` does and charges the first half of a bulk, says INSUFFICIENT_CREDITS,
 * and leaves the program without credits.
 */
export const Fault = z.strictObject({
  kind: z.enum([...beforeCommit, ...afterCommit, ...ofBulks]),
  times: z.int().min(1).default(1),
  skip: z.int().min(0).default(0).describe('How many calls go well before'),
  on: z
    .enum(['any', 'submit', ...routes])
    .optional()
    .describe('Default: submit for what is about commits, else any but oauth'),
  program: z.string().min(1).optional().describe('Default: every program'),
  delayMs: z.int().min(0).max(600_000).default(1_000).describe('Of slow'),
  retryAfterSeconds: z
    .int()
    .min(0)
    .optional()
    .describe('Leadspace documents no such header; a gateway before it may send one'),
  body: z.enum(['envelope', 'empty', 'html']).optional().describe('Default: as set for all errors'),
});
export type Fault = z.infer<typeof Fault>;
export type Phase = 'before-commit' | 'after-commit' | 'of-bulk';

interface Pending extends Fault {
  times: number;
  skip: number;
}

/** The faults that are still to happen. The oldest that fits a call happens first. */
export class Faults {
  private pending: Pending[] = [];

  add(fault: Fault): void {
    this.pending.push({ ...fault });
  }

  take(phase: Phase, route: Route, program: string): Fault | undefined {
    const fault = this.pending.find((one) => phaseOf(one) === phase && isAbout(one, route, program));
    if (fault === undefined) return undefined;
    if (fault.skip > 0) {
      fault.skip -= 1;
      return undefined;
    }
    fault.times -= 1;
    if (fault.times === 0) this.pending = this.pending.filter((one) => one !== fault);
    return fault;
  }

  get left(): readonly Fault[] {
    return this.pending;
  }

  clear(): void {
    this.pending = [];
  }
}

const phases: ReadonlyMap<string, Phase> = new Map<string, Phase>([
  ...beforeCommit.map((kind) => [kind, 'before-commit'] as const),
  ...afterCommit.map((kind) => [kind, 'after-commit'] as const),
  ...ofBulks.map((kind) => [kind, 'of-bulk'] as const),
]);
const phaseOf = ({ kind }: Fault): Phase => phases.get(kind) ?? 'before-commit';

function isAbout(fault: Fault, route: Route, program: string): boolean {
  if (fault.program !== undefined && fault.program !== program) return false;
  const on = fault.on ?? (phaseOf(fault) === 'before-commit' ? 'any' : 'submit');
  if (on === 'any') return route !== 'oauth';
  return on === 'submit' ? route === 'single' || route === 'bulk' : on === route;
}
