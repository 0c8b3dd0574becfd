import { Injectable } from '@nestjs/common';
import type { ProfileBatchAnswered } from '@firmograph/contracts';
import { decidePart } from '../domain/decide-part.ts';
import { FinishRecord } from './finish-record.ts';
import { KnownRuns } from './known-runs.ts';
import { Records } from './ports.ts';
import { ReviewedState } from './reviewed-state.ts';

/** Turns the answers for a part of a batch into outcomes, rows and events, once, however often they come. */
@Injectable()
export class RecordAnswers {
  constructor(
    private readonly knownRuns: KnownRuns,
    private readonly present: ReviewedState,
    private readonly records: Records,
    private readonly finishRecord: FinishRecord,
  ) {}

  async execute({ tenantid, data }: ProfileBatchAnswered): Promise<void> {
    const run = await this.knownRuns.get(tenantid, data.runId);
    const present = await this.present.read(run, data.answers);
    if (present === 'enrichment-deleted') return;
    const record = decidePart({ ...data, run }, present);
    if (await this.records.insert(record)) return this.finishRecord.execute(record);
    // What was decided of this part before stays decided.
    const earlier = await this.records.find(record.tenantId, record.id);
    if (earlier !== null) await this.finishRecord.resume(earlier, present.now);
  }
}
