import { Refusal } from './refusal.ts';

const windowMs = 60_000;

/** What a caller has left of the present minute. */
export interface Left {
  readonly isOver: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** How often a caller may ask this process in a minute. */
export class RateLimit {
  private readonly asked = new Map<string, number>();
  private endsAt = -Infinity;

  /** `perMinute`: 0 for no limit. `now`: a monotonic clock, in milliseconds. */
  constructor(
    private readonly perMinute: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Counts one more request; the headers say what is left, as the IETF's draft on them has it. */
  take(caller: string): Left {
    if (this.perMinute === 0) return { isOver: false, headers: {} };
    const now = this.now();
    if (now >= this.endsAt) this.begin(now);
    const asked = (this.asked.get(caller) ?? 0) + 1;
    this.asked.set(caller, asked);
    const seconds = Math.max(1, Math.ceil((this.endsAt - now) / 1000));
    const left = Math.max(0, this.perMinute - asked);
    const isOver = asked > this.perMinute;
    return {
      isOver,
      headers: {
        'ratelimit-policy': `"caller";q=${this.perMinute};w=${windowMs / 1000}`,
        ratelimit: `"caller";r=${left};t=${seconds}`,
        ...(isOver ? { 'retry-after': String(seconds) } : {}),
      },
    };
  }

  /** All callers have the same minute: what is kept never outgrows those who asked in it. */
  private begin(now: number): void {
    this.asked.clear();
    this.endsAt = now + windowMs;
  }
}

export function tooMany({ headers }: Left): Refusal {
  const seconds = headers['retry-after'] ?? '';
  return new Refusal('request/too-many', `You ask too often. Wait ${seconds} s, then go on more slowly.`, headers);
}
