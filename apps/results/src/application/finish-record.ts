import { Injectable } from '@nestjs/common';
import type { OutgoingMessage } from '@firmograph/contracts';
import { rowOf, type OpenChange, type PartRecord } from '../domain/part-record.ts';
import { Counting } from './counting.ts';
import { Announcements, Records, Rows } from './ports.ts';
import { messagesOf } from './row-messages.ts';

/**
 * Does what a record has decided: writes its rows, then tells everybody, then counts, then marks it. Every step may be
 * repeated: whoever is killed in between is succeeded by redelivery or by the worker, from the first step on, with the same
 * rows and the same bytes.
 */
@Injectable()
export class FinishRecord {
  constructor(
    private readonly rows: Rows,
    private readonly announcements: Announcements,
    private readonly counting: Counting,
    private readonly records: Records,
  ) {}

  async execute(record: PartRecord): Promise<void> {
    if (record.state === 'published') return;
    const written = await this.rows.write(record);
    await this.announcements.publish(messagesAbout(record, written));
    await this.counting.count(record);
    await this.records.markPublished(record);
  }
}

function messagesAbout(record: PartRecord, written: readonly OpenChange[]): readonly OutgoingMessage[] {
  const messages: OutgoingMessage[] = [];
  for (const change of written) messages.push(...messagesOf(record.tenantId, rowOf(record, change)));
  return messages;
}
