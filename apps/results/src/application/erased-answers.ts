import { Injectable } from '@nestjs/common';
import type { Answer } from '@firmograph/enrichment';
import { identifiersAnswered } from '@firmograph/mapping';
import type { Run } from '../domain/run.ts';
import { ErasedData } from './ports.ts';

export interface Gone {
  /** Of these nothing is written. */
  readonly profileIds: ReadonlySet<string>;
  /** Where the sequence of a row goes on that was erased, by profile. */
  readonly floors: ReadonlyMap<string, number>;
}

const nothing: Gone = { profileIds: new Set(), floors: new Map() };

/** Which answers of a run are about what was erased since it began. */
@Injectable()
export class ErasedAnswers {
  constructor(private readonly erased: ErasedData) {}

  async among({ tenantId, requestedAt, definition }: Run, answers: readonly Answer[]): Promise<Gone> {
    const erased = await this.erased.of(tenantId);
    if (erased.isEmpty) return nothing;
    const gone = answers.filter(
      (answer) =>
        erased.hasDerived(answer.profileId, requestedAt, definition.connectionId) ||
        (answer.kind === 'company' && erased.hasCompany(identifiersAnswered(answer.company), requestedAt)),
    );
    const floors = answers
      .map(({ profileId }) => [profileId, erased.sequenceFloor(profileId)] as const)
      .filter(([, floor]) => floor > 0);
    return { profileIds: new Set(gone.map(({ profileId }) => profileId)), floors: new Map(floors) };
  }
}
