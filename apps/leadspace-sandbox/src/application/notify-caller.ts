import type { Bulk } from '../domain/bulk.ts';
import { reaches } from '../domain/render-record.ts';
import type { Callbacks } from './ports.ts';
import type { SandboxState } from './sandbox-state.ts';

export const resultsPath = (bulkId: string): string => `/v3/enrichment/results/${bulkId}`;

/** Posts to the `callbackUrl` of a bulk when it is done, once per bulk, or as often as the settings say. */
export class NotifyCaller {
  constructor(
    private readonly state: SandboxState,
    private readonly callbacks: Callbacks,
  ) {}

  /** Does so when the time of the bulk is over, unless polls have brought its end forward. */
  whenDone(bulk: Bulk): void {
    if (bulk.callback === undefined) return;
    const { pollsUntilDone, processingMs } = bulk.settings;
    setTimeout(() => this.execute(bulk.id), pollsUntilDone === 0 ? 0 : processingMs).unref();
  }

  execute(bulkId: string): void {
    const { bulks, ledger } = this.state;
    const bulk = bulks.get(bulkId);
    if (bulk?.callback === undefined || bulk.callback.isSent || bulk.fate === 'lost') return;
    bulks.save({ ...bulk, callback: { ...bulk.callback, isSent: true } });
    for (let copy = 0; copy < bulk.settings.callbacks; copy += 1)
      void this.callbacks
        .send(bulk.callback.url, bodyOf(bulk, bulk.callback.url))
        .then((isDelivered) => ledger.calledBack(isDelivered));
  }
}

const statuses = {
  normal: 'COMPLETED',
  short: 'INSUFFICIENT_CREDITS',
  failed: 'INTERNAL_ERROR',
  lost: 'INTERNAL_ERROR',
} as const satisfies Record<Bulk['fate'], string>;

function bodyOf({ id, results, settings, fate }: Bulk, callbackUrl: string): object {
  const isFailed = fate === 'failed';
  const succeeded = isFailed ? [] : results.filter(({ answer }) => answer.kind !== 'failed');
  return {
    bulkId: id,
    callbackMethod: { callbackUrl, pollingUrl: resultsPath(id) },
    bulkStatus: statuses[fate],
    successRecords: succeeded.length,
    personEnriched: 0,
    companyEnriched: succeeded.filter(({ answer }) => answer.kind === 'matched' && reaches(answer.match, settings))
      .length,
  };
}
