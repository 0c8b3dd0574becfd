import { Injectable } from '@nestjs/common';
import { isUnderWay, nextClosing } from '../domain/erasure.ts';
import { change } from './change.ts';
import { asking, closing } from './erasure-messages.ts';
import { CopyLives, Erasures } from './ports.ts';

/** A store that is silent for longer is asked again, in milliseconds. */
export const askAgainMs = 120_000;

/**
 * Asks stores that have not answered once more: theirs or ours may have been lost on the way. Afterwards sees to it that Kafka
 * lets go of what was erased.
 */
@Injectable()
export class KeepErasures {
  constructor(
    private readonly erasures: Erasures,
    private readonly life: CopyLives,
  ) {}

  /** One of them; says whether any was due. */
  async execute(now: Date): Promise<boolean> {
    const address = await this.erasures.store.due(now);
    if (address === null) return false;
    await change(this.erasures.store, address, 'erasure', ({ rev, value }) => {
      const says = isUnderWay(value) ? [asking(address.tenantId, value, rev + 1)] : closing();
      const dueAt = isUnderWay(value) ? new Date(now.getTime() + askAgainMs) : nextClosing(value, this.life, now);
      return { value, says, dueAt };
    });
    return true;
  }
}
