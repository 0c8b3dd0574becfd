import type { AppProcess } from './app-process.ts';
import type { AppName } from './apps.ts';
import type { Stack } from './stack.ts';

const mostDeaths = 3;
const withinMs = 60_000;

/**
 * Starts again what ended by itself, as an orchestrator does in production: a service that cannot go on leaves, and whoever
 * comes after it goes on with what it left. One that keeps ending is given up.
 */
export class Revival {
  private readonly deaths = new Map<AppName, number[]>();

  constructor(
    private readonly say: (line: string) => void,
    private readonly giveUp: (lastWords: string) => void,
  ) {}

  async revive({ restart }: Pick<Stack, 'restart'>, dead: AppProcess, lastWords: string): Promise<void> {
    if (this.endsTooOften(dead.app, performance.now())) {
      this.giveUp(lastWords);
      return;
    }
    const [how = ''] = lastWords.split('. Its log');
    this.say(`${how}; it is started again. Its log until then: ${dead.logFile}.1`);
    await restart(dead).then(
      () => this.say(`${dead.app} is back.`),
      (error: unknown) => this.giveUp(Error.isError(error) ? error.message : String(error)),
    );
  }

  private endsTooOften(app: AppName, now: number): boolean {
    const lately = (this.deaths.get(app) ?? []).filter((at) => now - at < withinMs);
    this.deaths.set(app, [...lately, now]);
    return lately.length >= mostDeaths;
  }
}
