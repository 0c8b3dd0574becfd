import { Injectable } from '@nestjs/common';
import type { OutgoingMessage } from '@firmograph/contracts';
import { DependencyUnavailable } from '@firmograph/kernel';
import { rowOf, type OpenChange, type PartRecord } from '../domain/part-record.ts';
import { Counting } from './counting.ts';
import { Announcements, Records, Rows } from './ports.ts';
import { messagesOf } from './row-messages.ts';

const retryAfterMs = 500;

/**
 * Does what a record has decided: writes its rows, then tells everybody, then counts, then marks it. Every step may be
 * repeated: whoever is killed in between is succeeded by redelivery or by the worker, from the first step on, with the same
 * rows and the same bytes.
 */
@Injectable()
export class FinishRecord {
  /** By record: what comes again while it is under way is not begun a second time. */
  private readonly underWay = new Map<string, Promise<void>>();
  /** Records that this process has decided, or taken over, and not finished. */
  private readonly ours = new Set<string>();

  constructor(
    private readonly rows: Rows,
    private readonly announcements: Announcements,
    private readonly counting: Counting,
    private readonly records: Records,
  ) {}

  /** Finishes a record that was decided, or claimed, by the caller. */
  execute(record: PartRecord): Promise<void> {
    if (record.state === 'published') return Promise.resolve();
    const underWay = this.underWay.get(record.id);
    if (underWay !== undefined) return underWay;
    this.ours.add(record.id);
    const finished = this.finish(record).finally(() => this.underWay.delete(record.id));
    this.underWay.set(record.id, finished);
    return finished;
  }

  /**
   * Finishes a record that was found. What another has decided a moment ago is his to finish, or everything would be said
   * twice whenever a partition moves: `DependencyUnavailable` until it is finished or old enough.
   */
  async resume(record: PartRecord, now: Date): Promise<void> {
    const age = now.getTime() - record.decidedAt.getTime();
    const isYoung = age < this.records.leftAloneMs;
    if (record.state === 'decided' && isYoung && !this.ours.has(record.id))
      throw new DependencyUnavailable('another instance of results', retryAfterMs);
    await this.execute(record);
  }

  private async finish(record: PartRecord): Promise<void> {
    const written = await this.rows.write(record);
    await this.announcements.publish(messagesAbout(record, written));
    if (record.kind === undefined) await this.counting.count(record);
    await this.records.markPublished(record);
    this.ours.delete(record.id);
  }
}

function messagesAbout(record: PartRecord, written: readonly OpenChange[]): readonly OutgoingMessage[] {
  const messages: OutgoingMessage[] = [];
  for (const change of written) messages.push(...messagesOf(record.tenantId, rowOf(record, change)));
  return messages;
}
