import { Injectable } from '@nestjs/common';
import { FinishRecord } from './finish-record.ts';
import { Records } from './ports.ts';

/** Finishes what a killed process has decided and not finished. */
@Injectable()
export class FinishUnfinished {
  constructor(
    private readonly records: Records,
    private readonly finishRecord: FinishRecord,
  ) {}

  async execute(now: Date): Promise<'worked' | 'idle'> {
    const record = await this.records.claimUnfinished(now);
    if (record === null) return 'idle';
    await this.finishRecord.execute(record);
    return 'worked';
  }
}
