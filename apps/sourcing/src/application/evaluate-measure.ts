import type { MeasureQuestion } from '@firmograph/contracts';
import { fieldType, type Expression, type FieldRef } from '@firmograph/enrichment';
import { DomainError } from '@firmograph/kernel';
import { Injectable } from '@nestjs/common';
import { CheckSegment } from './check-segment.ts';
import { KnownEnrichments } from './enriched-ports.ts';
import { SegmentExpressions } from './segment-expressions.ts';

export interface MeasureValue {
  readonly dimensions: (string | number | null)[];
  readonly value: number | null;
  readonly profiles: number;
  readonly unread: number;
}

export interface Measured {
  readonly values: MeasureValue[];
  readonly complete: boolean;
}

export abstract class Measures {
  abstract measure(
    tenantId: string,
    members: { readonly expression: Expression; readonly now: Date },
    asked: Omit<MeasureQuestion, 'filter'>,
  ): Promise<Measured>;
}

const everyone: Expression = { is: 'all', of: [] };

/** A figure over profiles and what enrichments say of them. */
@Injectable()
export class EvaluateMeasure {
  constructor(
    private readonly check: CheckSegment,
    private readonly expressions: SegmentExpressions,
    private readonly enrichments: KnownEnrichments,
    private readonly measures: Measures,
  ) {}

  async execute(tenantId: string, { filter, ...asked }: MeasureQuestion, now: Date): Promise<Measured> {
    await this.refuseUnfit(tenantId, asked);
    if (filter !== undefined) await this.check.execute(tenantId, null, filter);
    const expression = filter === undefined ? everyone : await this.expressions.ofFormula(tenantId, filter);
    return this.measures.measure(tenantId, { expression, now }, asked);
  }

  private async refuseUnfit(tenantId: string, asked: Omit<MeasureQuestion, 'filter'>): Promise<void> {
    if ((asked.field === undefined) !== (asked.function === 'count'))
      throw new DomainError('measure/unfit-field', 'A count is of profiles and names no field; all others need one.');
    for (const field of [...asked.dimensions, ...(asked.field === undefined ? [] : [asked.field])]) {
      refuseList(field);
      if (typeof field === 'string') continue;
      if ((await this.enrichments.find(tenantId, field.enrichmentId)) === undefined)
        throw new DomainError(
          'segment/unknown-enrichment',
          `There is no enrichment ${field.enrichmentId}; name one that is there.`,
        );
    }
  }
}

function refuseList(field: FieldRef): void {
  const { holds, list } = fieldType(field);
  if (!list && holds !== 'object' && holds !== 'date') return;
  const name = typeof field === 'string' ? field : field.field;
  throw new DomainError('measure/unfit-field', `${name} holds no single text or number; name a field that does.`);
}
