import { Injectable } from '@nestjs/common';
import { withdrawn, type FilledRow, type Withdrawal } from '../domain/row.ts';
import { FinishRecord } from './finish-record.ts';
import { Records, Rows } from './ports.ts';

/** Takes rows back because their enrichment or their profile is gone, or they were erased. */
@Injectable()
export class WithdrawRows {
  constructor(
    private readonly rows: Rows,
    private readonly records: Records,
    private readonly finishRecord: FinishRecord,
  ) {}

  async execute(tenantId: string, rows: readonly FilledRow[], reason: Withdrawal, erasureId?: string): Promise<void> {
    if (rows.length === 0) return;
    const now = new Date();
    await this.finishWriters(tenantId, rows, now);
    await this.rows.withdraw(
      tenantId,
      rows.map((row) => withdrawn(row, reason, now, erasureId)),
    );
  }

  /** What a row says must be out before its end is, or it would land after it. */
  private async finishWriters(tenantId: string, rows: readonly FilledRow[], now: Date): Promise<void> {
    const ids = [...new Set(rows.flatMap(({ recordId }) => recordId ?? []))];
    const states = await this.records.states(tenantId, ids);
    for (const id of ids.filter((each) => states.get(each) === 'decided')) {
      const record = await this.records.find(tenantId, id);
      if (record !== null) await this.finishRecord.resume(record, now);
    }
  }
}
