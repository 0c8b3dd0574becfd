import { Injectable } from '@nestjs/common';

export type Ear =
  'undo-runs' | 'number-changes' | 'do-decisions' | 'settle-runs' | 'withdraw-enrichment' | 'withdraw-profile';

/** Tells a worker of this process that something is due. Only for speed: every worker finds what is due by itself. */
@Injectable()
export class Bell {
  private readonly ears = new Map<Ear, () => void>();
  private readonly ringing = new Map<Ear, NodeJS.Timeout>();

  onRing(ear: Ear, wake: () => void): void {
    this.ears.set(ear, wake);
  }

  /** In so many milliseconds, counted anew from the latest call. */
  ring(ear: Ear, inMs = 0): void {
    clearTimeout(this.ringing.get(ear));
    this.ringing.set(ear, setTimeout(() => this.ears.get(ear)?.(), inMs).unref());
  }
}
