import { Injectable } from '@nestjs/common';
import { emptyRecord, lookAt, type ConsentRecord } from '../domain/consent.ts';
import { changeOrBegin } from './change.ts';
import { consentChanged } from './messages.ts';
import { Consents, type Address, type Stored, type Written } from './ports.ts';
import { RunChanges } from './run-changes.ts';

/** Ends a consent and the runs that relied on it. What a death in between leaves undone is due, and done by the worker. */
@Injectable()
export class EndConsent {
  constructor(
    private readonly consents: Consents,
    private readonly changes: RunChanges,
  ) {}

  /** `end` answers null where there is nothing to end. */
  async execute(
    address: Address,
    now: Date,
    end: (record: ConsentRecord) => ConsentRecord | null,
  ): Promise<ConsentRecord> {
    const record = await this.write(address, ({ value }) => {
      const ended = end(value);
      return ended === null ? null : said(ended, [consentChanged(ended, address.tenantId)]);
    });
    if (record.stopRunsOf === null) return record;
    await this.stopRuns(address, record.stopRunsOf, now);
    return this.write(address, ({ value }) =>
      value.stopRunsOf?.getTime() === record.stopRunsOf?.getTime() ? said({ ...value, stopRunsOf: null }, []) : null,
    );
  }

  private async stopRuns({ tenantId, id }: Address, endedAt: Date, now: Date): Promise<void> {
    await this.changes.cancelFor({ tenantId, connectionId: id, endedAt }, now);
  }

  private async write(
    address: Address,
    decide: (stored: Stored<ConsentRecord>) => Written<ConsentRecord> | null,
  ): Promise<ConsentRecord> {
    return changeOrBegin(this.consents.store, address, emptyRecord(address.id), decide);
  }
}

function said(value: ConsentRecord, says: Written<ConsentRecord>['says']): Written<ConsentRecord> {
  return { value, says, dueAt: lookAt(value) };
}
