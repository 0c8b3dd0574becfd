import { Injectable } from '@nestjs/common';
import { Records, type RecordedChange } from './ports.ts';

const longest = 100;

/** What a row was before: each record knows which one wrote the row before it. */
@Injectable()
export class RowHistory {
  constructor(private readonly records: Records) {}

  /** Newest first; `until` says where to stop. */
  async from(
    tenantId: string,
    newest: string | null,
    profileId: string,
    until: (change: RecordedChange) => boolean = () => false,
  ): Promise<readonly RecordedChange[]> {
    const history: RecordedChange[] = [];
    for (let recordId = newest; recordId !== null && history.length < longest;) {
      const change = await this.records.changeOf(tenantId, recordId, profileId);
      if (change === null) break;
      history.push(change);
      if (until(change)) break;
      recordId = change.before?.recordId ?? null;
    }
    return history;
  }
}
