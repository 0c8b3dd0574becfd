import type { DataSet } from '@firmograph/enrichment';
import { Injectable } from '@nestjs/common';
import type { Members } from './ports.ts';
import { SegmentExpressions } from './segment-expressions.ts';

/** Who is in a data set, by the rules of its segment as they stand now. */
@Injectable()
export class DataSetMembers {
  constructor(private readonly expressions: SegmentExpressions) {}

  /** Undefined: there is no such segment. */
  async execute(tenantId: string, dataSet: DataSet): Promise<Members | undefined> {
    if (dataSet.kind === 'all-profiles') return { kind: 'everyone' };
    const expression = await this.expressions.ofSegment(tenantId, dataSet.segmentId);
    return expression && { kind: 'expression', expression, at: new Date() };
  }
}
