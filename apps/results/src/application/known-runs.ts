import { Injectable } from '@nestjs/common';
import { DependencyUnavailable, DomainError, keyOf } from '@firmograph/kernel';
import type { Run } from '../domain/run.ts';
import { Runs } from './ports.ts';

const kept = 200;
const retryAfterMs = 200;
const patienceMs = 600_000;

/** Runs by id. What is kept here of a run, its definition, never changes. */
@Injectable()
export class KnownRuns {
  private readonly known = new Map<string, Run>();
  private readonly missingSince = new Map<string, number>();

  constructor(private readonly runs: Runs) {}

  /**
   * Its definition; the rest of it may have changed since. Throws `DependencyUnavailable` while the run is not known: its
   * request travels on another topic. A request that has not come in ten minutes will not come: `DomainError`.
   */
  async get(tenantId: string, runId: string): Promise<Run> {
    const key = keyOf(tenantId, runId);
    const run = this.known.get(key) ?? (await this.runs.find(tenantId, runId));
    if (run === null) throw this.missing(key);
    this.missingSince.delete(key);
    this.known.set(key, run);
    if (this.known.size > kept) this.known.delete(this.known.keys().next().value ?? key);
    return run;
  }

  private missing(key: string): Error {
    const since = this.missingSince.get(key) ?? performance.now();
    this.missingSince.set(key, since);
    if (performance.now() - since < patienceMs) return new DependencyUnavailable('run.requested', retryAfterMs);
    return new DomainError('run/unknown', 'The run of these answers was never heard of.');
  }
}
