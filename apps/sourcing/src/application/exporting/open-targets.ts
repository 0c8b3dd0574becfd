import { DomainError } from '@firmograph/kernel';
import { Injectable } from '@nestjs/common';
import { Destinations, ExportTargets, type OpenTarget } from './ports.ts';

/** Opens a saved target with the credentials that it has now. */
@Injectable()
export class OpenTargets {
  constructor(
    private readonly targets: ExportTargets,
    private readonly destinations: Destinations,
  ) {}

  async of(tenantId: string, targetId: string): Promise<OpenTarget> {
    const found = await this.targets.find(tenantId, targetId);
    if (found === undefined)
      throw new DomainError('export/target-unknown', 'The target of the export is not there: choose another.');
    const secret = await this.targets.secretOf(tenantId, targetId);
    return this.destinations.open(tenantId, found.value.place, secret);
  }
}
