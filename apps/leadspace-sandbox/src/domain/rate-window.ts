/** At most `perSecond` calls within any second, however they are spread. A call that is refused does not count. */
export class RateWindow {
  private readonly times: Float64Array;
  private next = 0;

  constructor(readonly perSecond: number) {
    this.times = new Float64Array(perSecond).fill(-Infinity);
  }

  /** `nowMs` never goes back. */
  admits(nowMs: number): boolean {
    const oldest = this.times[this.next] ?? -Infinity;
    if (nowMs - oldest < 1000) return false;
    this.times[this.next] = nowMs;
    this.next = (this.next + 1) % this.perSecond;
    return true;
  }
}
