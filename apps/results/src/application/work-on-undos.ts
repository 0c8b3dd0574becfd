import { Injectable } from '@nestjs/common';
import { keyOf } from '@firmograph/kernel';
import type { PartRecord } from '../domain/part-record.ts';
import { undoOf } from '../domain/undo-record.ts';
import { FinishRecord } from './finish-record.ts';
import { Records, Rows, Undos, type Held, type Undo } from './ports.ts';

/** Undoes one part of a run. What was decided of it stays decided: whoever is killed is succeeded with the same rows. */
@Injectable()
export class WorkOnUndos {
  constructor(
    private readonly undos: Undos,
    private readonly records: Records,
    private readonly rows: Rows,
    private readonly finishRecord: FinishRecord,
  ) {}

  async execute(now: Date): Promise<'worked' | 'idle'> {
    const held = await this.undos.claimDue(now);
    if (held === null) return 'idle';
    const { tenantId, runId, restored, retracted, left } = held;
    const part = await this.records.nextOf(tenantId, runId, held.cursor);
    if (part === null) await this.undos.progress(held, { ...countsOf(held), cursor: held.cursor, doneAt: now });
    else {
      const undone = await this.undo(held, part, now);
      const back = undone.changes.filter(({ isEnd, after }) => isEnd === true || after === null).length;
      await this.undos.progress(held, {
        cursor: { batch: part.batch, part: part.part },
        restored: restored + undone.changes.length - back,
        retracted: retracted + back,
        left: left + (undone.left ?? 0),
        doneAt: null,
      });
    }
    return 'worked';
  }

  private async undo({ tenantId, runId }: Held & Undo, part: PartRecord, now: Date): Promise<PartRecord> {
    const id = keyOf(tenantId, runId, 'undo', part.batch, part.part);
    const earlier = await this.records.find(tenantId, id);
    if (earlier !== null) {
      await this.finishRecord.execute(earlier);
      return earlier;
    }
    const profileIds = part.changes.map(({ profileId }) => profileId);
    const rows = await this.rows.present(tenantId, part.enrichmentId, profileIds);
    const record = undoOf(part, rows, now);
    // Who lost the hold meanwhile decides nothing: the other's word stands, and is taken up at the next claim.
    if (!(await this.records.insert(record))) return this.undo({ tenantId, runId } as Held & Undo, part, now);
    await this.finishRecord.execute(record);
    return record;
  }
}

function countsOf({ restored, retracted, left }: Undo) {
  return { restored, retracted, left };
}
