import { setTimeout as wait } from 'node:timers/promises';
import { DomainError } from '@firmograph/kernel';
import { isOver } from './begin-run.ts';
import type { Firmograph, Person, ProgressView, RunView } from './ports.ts';

export interface FollowSettings {
  /** Between two looks at the state of the run, in milliseconds. */
  readonly everyMs: number;
  /** How long nothing may move before that is said, in milliseconds. */
  readonly quietMs: number;
  /** How long the services may be unreachable before it is given up, in milliseconds. */
  readonly unreachableMs: number;
  /** How long a run may be blocked before it is left to wait for a person, in milliseconds: one that was just resumed is not. */
  readonly blockedMs: number;
}

export const patient: FollowSettings = { everyMs: 500, quietMs: 20_000, unreachableMs: 120_000, blockedMs: 3_000 };

/** Stays with a run until it is over, and shows how it goes. Never ends it. */
export class FollowRun {
  constructor(
    private readonly firmograph: Firmograph,
    private readonly person: Person,
    private readonly settings: FollowSettings = patient,
  ) {}

  /** The run as it ended; or, where a person has to act, as it waits. Throws when the services stay unreachable. */
  async execute(runId: string, signal: AbortSignal): Promise<RunView> {
    const end = new AbortController();
    const heard = new Heard(this.person);
    const listening = this.#listen(runId, heard, AbortSignal.any([signal, end.signal]));
    try {
      return await this.#look(runId, heard, signal);
    } finally {
      end.abort();
      await listening;
      this.person.done();
    }
  }

  /** Events only make it faster: what they miss, the next look finds. */
  async #listen(runId: string, heard: Heard, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#hear(runId, heard, signal).catch((error: unknown) => {
        if (!(error instanceof DomainError || signal.aborted)) throw error;
      });
      await wait(this.settings.everyMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async #hear(runId: string, heard: Heard, signal: AbortSignal): Promise<void> {
    for await (const progress of this.firmograph.followProgress(runId, signal)) heard.progress(progress);
  }

  async #look(runId: string, heard: Heard, signal: AbortSignal): Promise<RunView> {
    for (;;) {
      signal.throwIfAborted();
      const run = await this.#reached(runId, heard);
      if (run !== undefined) {
        heard.state(run);
        if (isOver(run) || heard.blockedMs() > this.settings.blockedMs) return run;
      }
      if (heard.quietMs() > this.settings.quietMs) await this.#ask(runId, heard);
      await wait(this.settings.everyMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async #reached(runId: string, heard: Heard): Promise<RunView | undefined> {
    try {
      const run = await this.firmograph.run(runId);
      heard.reached();
      return run;
    } catch (error) {
      if (!isUnreachable(error) || heard.unreachedMs() > this.settings.unreachableMs) throw error;
      return undefined;
    }
  }

  async #ask(runId: string, heard: Heard): Promise<void> {
    const progress = await this.firmograph.progress(runId).catch(() => undefined);
    if (progress !== undefined) heard.progress(progress);
    heard.stillQuiet();
  }
}

/** A service that is started again refuses connections for a while. */
function isUnreachable(error: unknown): boolean {
  return error instanceof DomainError && ['cli/unreachable', 'cli/not-running'].includes(error.code);
}

const waiting: Partial<Record<RunView['state'], string>> = {
  queued: 'waits for the run before it',
  paused: 'paused: resume it to go on',
  canceling: 'is being canceled',
};

/** What was heard of a run, and when last. */
class Heard {
  #progress: ProgressView | undefined;
  #note: string | undefined;
  #movedAt = performance.now();
  #reachedAt = performance.now();
  #blockedAt: number | undefined;

  constructor(private readonly person: Person) {}

  progress(progress: ProgressView): void {
    if (progress.done !== this.#progress?.done || progress.state !== this.#progress.state) {
      this.#movedAt = performance.now();
      this.#note = undefined;
    }
    this.#progress = progress;
    this.#show();
  }

  state({ state }: RunView): void {
    this.#blockedAt = state === 'blocked' ? (this.#blockedAt ?? performance.now()) : undefined;
    this.#note =
      waiting[state] ??
      (this.#note !== undefined && !Object.values(waiting).includes(this.#note) ? this.#note : undefined);
    this.#show();
  }

  reached(): void {
    this.#reachedAt = performance.now();
  }

  quietMs(): number {
    return performance.now() - this.#movedAt;
  }

  blockedMs(): number {
    return this.#blockedAt === undefined ? 0 : performance.now() - this.#blockedAt;
  }

  unreachedMs(): number {
    return performance.now() - this.#reachedAt;
  }

  stillQuiet(): void {
    this.#note ??= 'waits for Leadspace; goes on by itself';
    this.#show();
  }

  #show(): void {
    const { done = 0, profiles, profilesPerSecond, secondsLeft } = this.#progress ?? {};
    this.person.shows({
      what: 'Enrich',
      done,
      total: profiles ?? undefined,
      perSecond: profilesPerSecond ?? undefined,
      secondsLeft: secondsLeft ?? undefined,
      note: this.#note,
    });
  }
}
