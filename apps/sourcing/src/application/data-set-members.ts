import type { DataSet } from '@firmograph/enrichment';
import { Injectable } from '@nestjs/common';
import { Segments, type Members } from './ports.ts';

/** Who is in a data set, by the rule of its segment as it stands now. */
@Injectable()
export class DataSetMembers {
  constructor(private readonly segments: Segments) {}

  /** Undefined: there is no such segment. */
  async execute(tenantId: string, dataSet: DataSet): Promise<Members | undefined> {
    if (dataSet.kind === 'all-profiles') return { kind: 'everyone' };
    const segment = await this.segments.find(tenantId, dataSet.segmentId);
    return segment && { kind: 'rule', rule: segment.rule };
  }
}
