import { Injectable } from '@nestjs/common';
import { assertNever, type DependencyUnavailable, type DomainError } from '@firmograph/kernel';
import type { Actor } from '../domain/actor.ts';
import { DeleteEnrichment } from './delete-enrichment.ts';
import type { Address } from './ports.ts';
import { isAnswer } from './refusals.ts';
import { SetEnrichmentState } from './set-enrichment-state.ts';

export interface SeveralChange {
  readonly enrichmentIds: readonly string[];
  readonly action: 'activate' | 'deactivate' | 'delete';
  readonly evenIfUsed: boolean;
}

export interface ChangeAnswer {
  readonly enrichmentId: string;
  /** Null: it is done. */
  readonly refused: DomainError | DependencyUnavailable | null;
}

/** The same for several enrichments; that one is refused is no reason not to do the others. */
@Injectable()
export class ChangeSeveral {
  constructor(
    private readonly setState: SetEnrichmentState,
    private readonly remove: DeleteEnrichment,
  ) {}

  async execute(tenantId: string, change: SeveralChange, by: Actor, now: Date): Promise<readonly ChangeAnswer[]> {
    const answers: ChangeAnswer[] = [];
    for (const enrichmentId of change.enrichmentIds)
      answers.push({ enrichmentId, refused: await this.refusal({ tenantId, id: enrichmentId }, change, by, now) });
    return answers;
  }

  private async refusal(
    address: Address,
    change: SeveralChange,
    by: Actor,
    now: Date,
  ): Promise<ChangeAnswer['refused']> {
    try {
      await this.one(address, change, by, now);
      return null;
    } catch (error) {
      if (isAnswer(error)) return error;
      throw error;
    }
  }

  private async one(address: Address, { action, evenIfUsed }: SeveralChange, by: Actor, now: Date): Promise<void> {
    switch (action) {
      case 'activate':
        await this.setState.execute(address, { state: 'Active', expected: null }, by, now);
        return;
      case 'deactivate':
        await this.setState.execute(address, { state: 'Inactive', expected: null }, by, now);
        return;
      case 'delete':
        return this.remove.execute(address, { evenIfUsed }, by, now);
      default:
        return assertNever(action);
    }
  }
}
