import { Faults, type Route } from '../domain/faults.ts';
import { Ledger } from '../domain/ledger.ts';
import { Programs } from '../domain/programs.ts';
import { RateWindow } from '../domain/rate-window.ts';
import { SeededRandom } from '../domain/seeded-random.ts';
import type { Settings } from '../domain/settings.ts';
import { Bulks } from './bulks.ts';

export interface StartState {
  readonly seed: string;
  readonly settings: Settings;
  readonly credits: number;
  readonly secrets: ReadonlyMap<string, string>;
  readonly tokens: readonly { readonly token: string; readonly program: string }[];
}

/** All that the sandbox remembers. `reset` takes it back to the start, its random numbers too. */
export class SandboxState {
  readonly seed: string;
  private current: ReturnType<typeof fresh>;
  private windows = new Map<string, RateWindow>();

  constructor(private readonly start: StartState) {
    this.seed = start.seed;
    this.current = fresh(start);
  }

  get ledger(): Ledger {
    return this.current.ledger;
  }
  get faults(): Faults {
    return this.current.faults;
  }
  get programs(): Programs {
    return this.current.programs;
  }
  get bulks(): Bulks {
    return this.current.bulks;
  }
  get random(): SeededRandom {
    return this.current.random;
  }

  /**
   * For what happens to the records of one bulk. By the caller's own id of it, since bulks arrive in any order; the second time
   * that one arrives, other things may happen.
   */
  randomOf(externalBulkId: string): SeededRandom {
    const times = (this.current.submissions.get(externalBulkId) ?? 0) + 1;
    this.current.submissions.set(externalBulkId, times);
    return new SeededRandom(`${this.start.seed}/${externalBulkId}/${times}`);
  }
  get trackingId(): string {
    return this.current.tracking.hex(16);
  }
  get settings(): Settings {
    return this.current.settings;
  }

  change(settings: Settings): void {
    this.current = { ...this.current, settings };
  }

  reset(): void {
    this.current = fresh(this.start);
    this.windows.clear();
  }

  /** Whether the rate of this token allows one more call of this kind now. */
  admits(token: string, route: Route, nowMs: number): boolean {
    const { callsPerSecond, pollsCount } = this.settings;
    if (route === 'oauth' || (route === 'poll' && !pollsCount)) return true;
    const known = this.windows.get(token);
    const window = known?.perSecond === callsPerSecond ? known : new RateWindow(callsPerSecond);
    this.windows.set(token, window);
    return window.admits(nowMs);
  }
}

function fresh({ seed, settings, credits, secrets, tokens }: StartState) {
  const random = new SeededRandom(seed);
  return {
    settings,
    random,
    tracking: new SeededRandom(`${seed}/tracking`),
    submissions: new Map<string, number>(),
    ledger: new Ledger(),
    faults: new Faults(),
    bulks: new Bulks(),
    programs: new Programs(secrets, tokens, credits, random),
  };
}
