import { DomainError, NotFound } from '@firmograph/kernel';
import { Injectable } from '@nestjs/common';
import { Exports, ExportTargets } from './ports.ts';
import { requireRev, requireSaved, type Expected } from './revision.ts';

/** Removes a target that nothing goes to any more, and its secret with it. */
@Injectable()
export class RemoveTarget {
  constructor(
    private readonly targets: ExportTargets,
    private readonly exports: Exports,
  ) {}

  async execute(tenantId: string, targetId: string, expected: Expected): Promise<void> {
    const found = await this.targets.find(tenantId, targetId);
    if (found === undefined) throw new NotFound('export target', targetId);
    requireRev(found.rev, expected);
    const users = await this.exports.to(tenantId, targetId);
    if (users.length > 0) {
      const names = users.slice(0, 10).map(({ definition }) => definition.name);
      throw new DomainError(
        'target/in-use',
        `Exports go to this target: ${names.join(', ')}. Detach or remove them first.`,
      );
    }
    requireSaved(await this.targets.remove(tenantId, targetId, found.rev));
  }
}
