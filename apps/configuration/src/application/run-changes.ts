import { Injectable } from '@nestjs/common';
import { DomainError } from '@firmograph/kernel';
import { next, standstillAt, type Run, type RunEvent, type Step } from '../domain/run.ts';
import { change } from './change.ts';
import { Runs, Settings, type Address, type Written } from './ports.ts';
import { runChanged } from './run-messages.ts';

const remembered = 32;

const refusals = {
  over: ['run/over', 'The run is over.'],
  'not-pausable': [
    'run/not-pausable',
    'The run is being canceled or waits for its connection: it makes no calls that could be paused.',
  ],
  'not-paused': ['run/not-paused', 'The run is not paused. If its connection is blocked, resume the connection.'],
} as const;

function refused(rule: keyof typeof refusals): DomainError {
  const [code, message] = refusals[rule];
  return new DomainError(code, message);
}

export interface EndedConsent {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly endedAt: Date;
}

/** The one way in which a run changes: by what the state machine says, if nobody else was faster. */
@Injectable()
export class RunChanges {
  constructor(
    private readonly runs: Runs,
    private readonly settings: Settings,
  ) {}

  /** What a person asks for. Throws a `DomainError` where the run's state does not allow it. */
  async ask(address: Address, event: RunEvent, now: Date): Promise<Run> {
    return change(this.runs.store, address, 'run', ({ rev, value }) => {
      const step = next(value, event, now);
      if (step.kind === 'refused') throw refused(step.rule);
      return this.written(address.tenantId, rev, step);
    });
  }

  /** What has to happen to the run because of something else; where its state does not allow it, nothing happens. */
  async tell(address: Address, event: RunEvent, now: Date): Promise<Run> {
    return change(this.runs.store, address, 'run', ({ rev, value }) =>
      this.written(address.tenantId, rev, next(value, event, now)),
    );
  }

  /** What another service reports. A report that was heard before is not heard again. */
  async hear(address: Address, reportId: string, event: RunEvent, now: Date): Promise<Run> {
    return change(this.runs.store, address, 'run', ({ rev, value }) => {
      if (value.heard.includes(reportId)) return null;
      const heard = [...value.heard, reportId].slice(-remembered);
      const step = next(value, event, now);
      const moved = step.kind === 'moved' ? step : { kind: 'moved' as const, run: value, says: null };
      return this.written(address.tenantId, rev, { ...moved, run: { ...moved.run, heard, aliveAt: now } });
    });
  }

  /** Somebody works on it: its standstill limit starts anew, where it runs at all. */
  async alive(address: Address, now: Date): Promise<void> {
    await this.runs.store.putOff(address, new Date(now.getTime() + this.settings.standstillMs));
  }

  /** No consent stands behind the runs that were requested up to its end: they are canceled. */
  async cancelFor({ tenantId, connectionId, endedAt }: EndedConsent, now: Date): Promise<void> {
    const runs = await this.runs.underWay(tenantId, [connectionId]);
    for (const { runId, requestedAt } of runs)
      if (requestedAt <= endedAt)
        await this.tell({ tenantId, id: runId }, { kind: 'cancel', reason: 'no-consent' }, now);
  }

  private written(tenantId: string, rev: number, step: Step): Written<Run> | null {
    if (step.kind !== 'moved') return null;
    const { run, says } = step;
    return {
      value: run,
      says: says === null ? [] : [runChanged(tenantId, run, says, rev + 1)],
      dueAt: standstillAt(run, this.settings.standstillMs),
    };
  }
}
