import { Injectable, Logger } from '@nestjs/common';
import type { Row } from '../domain/row.ts';
import { endOf, messagesOf } from './row-messages.ts';
import { Announcements, Doubts, OwnTopic, type Doubt, type ErasedRow } from './ports.ts';
import { PublishedRows } from './published-rows.ts';

const unpublishedMs = 1000;
const unreadMs = 250;
const repairedMs = 10_000;

/** Looks into one doubt about the public topic; where an older state has landed last, says the present one again. */
@Injectable()
export class RepairOwnTopic {
  private readonly logger = new Logger(RepairOwnTopic.name);

  constructor(
    private readonly doubts: Doubts,
    private readonly present: PublishedRows,
    private readonly ownTopic: OwnTopic,
    private readonly announcements: Announcements,
  ) {}

  async execute(now: Date): Promise<'worked' | 'idle'> {
    const doubt = await this.doubts.claimDue(now);
    if (doubt === null) return 'idle';
    const row = await this.present.get(doubt.id);
    if (row === 'unpublished') await this.doubts.release(doubt, null, later(unpublishedMs));
    else if (row === null || row.sequence <= doubt.landed) await this.doubts.drop([doubt.id]);
    else await this.lookInto(doubt, row);
    return 'worked';
  }

  /**
   * The row was published before the end of the topic was asked for. When all up to that end has been read, and the doubt
   * still stands, then the row was not what landed last.
   */
  private async lookInto(doubt: Doubt, row: Row | ErasedRow): Promise<void> {
    const { partition, expected } = doubt;
    if (expected?.sequence !== row.sequence) {
      const end = String(await this.ownTopic.endOf(partition));
      await this.doubts.release(doubt, { sequence: row.sequence, end }, later(unreadMs));
      return;
    }
    if ((await this.ownTopic.readUpTo(partition)) < BigInt(expected.end)) {
      await this.doubts.release(doubt, expected, later(unreadMs));
      return;
    }
    const messages = row.state === 'erased' ? [endOf(doubt.id, row)] : messagesOf(doubt.tenantId, row);
    await this.announcements.publish(messages);
    this.logger.warn({ message: 'an older state had landed last', partition, landed: doubt.landed });
    // The doubt ends when this message is read.
    await this.doubts.release(doubt, null, later(repairedMs));
  }
}

function later(ms: number): Date {
  return new Date(Date.now() + ms);
}
