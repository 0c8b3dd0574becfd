import { DependencyUnavailable, DomainError } from '@firmograph/kernel';
import { Injectable, Logger } from '@nestjs/common';
import { waitAfter, type Cursor } from '../../domain/exporting/export.ts';
import { TargetFault } from '../../domain/exporting/target-fault.ts';
import { KeptLease, Stopped } from './kept-lease.ts';
import { OpenTargets } from './open-targets.ts';
import { PlanExport } from './plan-export.ts';
import { ExportRuns, type Fault, type HeldRun } from './ports.ts';
import { WriteParts, type Writing } from './write-parts.ts';

const turnMs = 5000;

interface Turn {
  readonly held: HeldRun;
  readonly clock: () => Date;
  readonly signal: AbortSignal;
  cursor: Cursor;
}

/** Takes the run of an export that has been due for longest and works on it for one turn: a part at least. */
@Injectable()
export class WorkOnExport {
  private readonly logger = new Logger(WorkOnExport.name);

  constructor(
    private readonly runs: ExportRuns,
    private readonly plans: PlanExport,
    private readonly targets: OpenTargets,
    private readonly parts: WriteParts,
  ) {}

  async execute(clock: () => Date, shutdown: AbortSignal): Promise<'worked' | 'idle'> {
    const held = await this.runs.claim(clock());
    if (held === null) return 'idle';
    const lease = new KeptLease(this.runs, held, clock, shutdown);
    const turn: Turn = { held, clock, signal: lease.signal, cursor: held.cursor };
    try {
      await this.advance(turn);
    } catch (error) {
      await this.stopped(turn, lease.signal.aborted ? lease.signal.reason : error);
    } finally {
      lease.end();
    }
    return 'worked';
  }

  private async advance(turn: Turn): Promise<void> {
    const { held, clock, signal } = turn;
    if ((await this.runs.renew(held, clock())) === 'canceled') throw new Stopped('canceled');
    const { run, plan } = await this.plans.execute(held, clock());
    const target = await this.targets.of(run.tenantId, run.targetId);
    try {
      await this.write(turn, { run, plan, target, signal });
    } finally {
      await target.close();
    }
  }

  private async write(turn: Turn, writing: Writing): Promise<void> {
    const { held, clock, signal } = turn;
    const endsAt = clock().getTime() + turnMs;
    if (held.fence !== turn.cursor.cleanFence + 1) turn.cursor = await this.parts.verified(writing.target, turn.cursor);
    while (!turn.cursor.isRead) {
      signal.throwIfAborted();
      turn.cursor = await this.parts.next(writing, turn.cursor);
      if (!(await this.runs.note(held, turn.cursor))) throw new Stopped('lost');
      if (clock().getTime() >= endsAt && !turn.cursor.isRead) {
        await this.runs.release(held, { ...turn.cursor, cleanFence: held.fence }, clock());
        return;
      }
    }
    const at = clock();
    const manifest = await this.parts.manifest(writing, turn.cursor, at);
    if (await this.runs.end(held, 'Successful', { at, manifest, cursor: turn.cursor }))
      this.report(writing, turn.cursor);
  }

  private async stopped(turn: Turn, error: unknown): Promise<void> {
    const { held, clock, cursor } = turn;
    if (error instanceof Stopped) {
      if (error.why === 'canceled') await this.runs.end(held, 'Canceled', { at: clock(), cursor });
      // Stopping: no other needs to wait for the lease. Parts under way are gone, so the others are looked at.
      if (error.why === 'stopping') await this.runs.release(held, { ...cursor, cleanFence: held.fence }, clock());
      return;
    }
    // Its own database: the lease ends, and then it goes on.
    if (error instanceof DependencyUnavailable && error.dependency === 'mongodb') throw error;
    await this.failed(turn, error);
  }

  private async failed({ held, clock, cursor }: Turn, error: unknown): Promise<void> {
    const now = clock();
    const fault = faultOf(error);
    const wait = fault.isPassing ? waitAfter(held.run.attempts + 1) : null;
    const { code, reason } = fault;
    this.logger.warn({ message: 'an export failed', runId: held.run.runId, code, isRetried: wait !== null });
    if (wait === null) await this.runs.end(held, 'Failed (permanent)', { code, reason, at: now, cursor });
    else await this.runs.retry(held, { code, reason }, new Date(now.getTime() + wait));
  }

  private report({ run: { runId } }: Writing, { parts }: Cursor): void {
    const rows = parts.reduce((total, part) => total + part.rows, 0);
    this.logger.log({ message: 'exported', runId, parts: parts.length, rows });
  }
}

function faultOf(error: unknown): Fault & { readonly isPassing: boolean } {
  if (error instanceof TargetFault) return { code: error.code, reason: error.message, isPassing: error.isPassing };
  if (error instanceof DomainError) return { code: error.code, reason: error.message, isPassing: false };
  const { code, message } = new TargetFault(error instanceof DependencyUnavailable ? 'unreachable' : 'failed');
  return { code, reason: message, isPassing: true };
}
