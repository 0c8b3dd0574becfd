import { Injectable } from '@nestjs/common';
import { NotFound } from '@firmograph/kernel';
import {
  acknowledged,
  answered,
  isUnderWay,
  nextClosing,
  type Acknowledgement,
  type Completed,
} from '../domain/erasure.ts';
import { change, type Decide } from './change.ts';
import { asking } from './erasure-messages.ts';
import { askAgainMs } from './keep-erasures.ts';
import { CopyLives, Erasures, type Address } from './ports.ts';
import type { Erasure } from '../domain/erasure.ts';

/** What stores answer, and consumers acknowledge. Of an erasure that is not known, after a restore, nothing is kept. */
@Injectable()
export class HearErasure {
  constructor(
    private readonly erasures: Erasures,
    private readonly life: CopyLives,
  ) {}

  async completed(address: Address, completed: Completed, now: Date): Promise<void> {
    await this.changed(address, ({ rev, value }) => {
      const next = answered(value, completed, now);
      if (next === null) return null;
      const asksMore = next.step !== value.step && isUnderWay(next);
      const dueAt = this.dueAt(next, now);
      return { value: next, says: asksMore ? [asking(address.tenantId, next, rev + 1)] : [], dueAt };
    });
  }

  async acknowledged(address: Address, by: Acknowledgement, now: Date): Promise<void> {
    await this.changed(address, ({ value }) => {
      const next = acknowledged(value, by);
      const dueAt = this.dueAt(value, now);
      return next === null ? null : { value: next, says: [], dueAt };
    });
  }

  private dueAt(erasure: Erasure, now: Date): Date | null {
    return isUnderWay(erasure) ? new Date(now.getTime() + askAgainMs) : nextClosing(erasure, this.life, now);
  }

  private async changed(address: Address, decide: Decide<Erasure>): Promise<void> {
    await change(this.erasures.store, address, 'erasure', decide).catch((error: unknown) => {
      if (!(error instanceof NotFound)) throw error;
    });
  }
}
