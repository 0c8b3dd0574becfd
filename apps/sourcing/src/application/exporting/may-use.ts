import { DomainError, NotFound } from '@firmograph/kernel';
import { Injectable } from '@nestjs/common';
import type { Export, Target } from '../../domain/exporting/export.ts';
import { Exports, ExportTargets, type Stored } from './ports.ts';

/** Who asks, as far as exports care. */
export interface Asker {
  readonly tenantId: string;
  readonly name: string;
  readonly isAdministrator: boolean;
}

/** Finds what somebody asks for, and says whether he may touch it. */
@Injectable()
export class MayUse {
  constructor(
    private readonly exports: Exports,
    private readonly targets: ExportTargets,
  ) {}

  /** Throws where there is no such target, or where it is not open to who asks. */
  async target({ tenantId, isAdministrator }: Asker, targetId: string): Promise<Target> {
    const found = await this.targets.find(tenantId, targetId);
    if (found === undefined)
      throw new DomainError('export/target-unknown', 'There is no such target of exports: choose one of the list.');
    if (isAdministrator || found.value.access === 'contributors') return found.value;
    throw notOpen();
  }

  /** An export to change or run. Without a target it is nobody's in particular. */
  async export(asker: Asker, exportId: string): Promise<Stored<Export>> {
    const found = await this.exports.find(asker.tenantId, exportId);
    if (found === undefined) throw new NotFound('export', exportId);
    if (!asker.isAdministrator && found.value.targetId !== null) await this.target(asker, found.value.targetId);
    return found;
  }
}

function notOpen(): DomainError {
  return new DomainError(
    'export/target-not-open',
    'This target is for administrators. Ask one to open it to contributors, or to do this.',
  );
}
