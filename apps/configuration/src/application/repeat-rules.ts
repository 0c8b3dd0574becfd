import { Injectable } from '@nestjs/common';
import { DomainError } from '@firmograph/kernel';
import type { RunOrder } from '../domain/run-order.ts';
import { Runs, type Address } from './ports.ts';

/** Of which run the failures may be asked about again. */
@Injectable()
export class RepeatRules {
  constructor(private readonly runs: Runs) {}

  async check({ tenantId, id }: Address, { ofRun }: RunOrder): Promise<void> {
    if (ofRun === null) return;
    const run = (await this.runs.store.find({ tenantId, id: ofRun }))?.value;
    if (run?.definition.enrichmentId !== id)
      throw new DomainError('run/of-unknown', 'The enrichment has no such run. Take ofRun from the list of its runs.');
    // Counts come when every profile has its outcome, and not before.
    if (run.counts === null)
      throw new DomainError(
        'run/nothing-to-repeat',
        'Not every profile of that run has its outcome. Run the enrichment as a whole instead.',
      );
    if (run.counts.failed + run.counts['not-attempted'] === 0)
      throw new DomainError('run/nothing-to-repeat', 'Nothing failed in that run, and nothing was left out.');
  }
}
