import { manner, type AppProcess } from './app-process.ts';
import type { AppName } from './apps.ts';
import type { Restart } from './fleet.ts';

const mostDeaths = 3;
const withinMs = 60_000;

export interface RevivalOptions {
  readonly say: (line: string) => void;
  /** A process cannot be kept up; the end of its log. */
  readonly giveUp: (lastWords: string) => void;
  /** Aborts when everything is about to be stopped. */
  readonly stopping: AbortSignal;
}

/**
 * Starts again what ended by itself, as an orchestrator does in production: a service that cannot go on leaves, and whoever
 * comes after it goes on with what it left. One that keeps ending is given up.
 */
export class Revival {
  private readonly deaths = new Map<AppName, number[]>();

  constructor(private readonly options: RevivalOptions) {}

  async revive(dead: AppProcess, lastWords: string, restart: Restart): Promise<void> {
    const { say, giveUp, stopping } = this.options;
    const isStopping = (): boolean => stopping.aborted;
    if (isStopping()) return;
    if (this.endsTooOften(dead.app, performance.now())) {
      giveUp(lastWords);
      return;
    }
    const { app, exited, logFile } = dead;
    say(`${app} ended ${manner(await exited)}; it is started again. Its log until then: ${logFile}.1`);
    try {
      await restart(dead);
      say(`${app} is back.`);
    } catch (error) {
      if (!isStopping()) giveUp(Error.isError(error) ? error.message : String(error));
    }
  }

  private endsTooOften(app: AppName, now: number): boolean {
    const lately = (this.deaths.get(app) ?? []).filter((at) => now - at < withinMs);
    this.deaths.set(app, [...lately, now]);
    return lately.length >= mostDeaths;
  }
}
