import { readsOf } from '@firmograph/enrichment';
import { Injectable } from '@nestjs/common';
import { KnownEnrichments } from './enriched-ports.ts';
import { Exports } from './exporting/ports.ts';
import { Segments } from './ports.ts';

export interface SegmentUser {
  readonly kind: 'enrichment' | 'segment' | 'measure' | 'export';
  readonly id: string;
  readonly name: string;
}

const everything = { after: null, limit: 100_000 };

/** Who asks for the members of a segment. */
@Injectable()
export class SegmentUsage {
  constructor(
    private readonly segments: Segments,
    private readonly enrichments: KnownEnrichments,
    private readonly exports: Exports,
  ) {}

  async execute(tenantId: string, segmentId: string): Promise<readonly SegmentUser[]> {
    const [segments, enrichments, exports] = await Promise.all([
      this.segments.list(tenantId, everything),
      this.enrichments.list(tenantId),
      this.exports.list(tenantId, everything),
    ]);
    const readers = segments.filter((each) => readsOf(each).segmentIds.includes(segmentId));
    const fed = enrichments.filter(
      ({ state, dataSet }) => state === 'Active' && dataSet.kind === 'segment' && dataSet.segmentId === segmentId,
    );
    const written = exports.flatMap(({ value }) => {
      const { exportId: id, definition } = value;
      const { source, name } = definition;
      return source.kind === 'segment' && source.segmentId === segmentId ? [{ kind: 'export', id, name } as const] : [];
    });
    return [
      ...fed.map(({ enrichmentId: id, name }) => ({ kind: 'enrichment', id, name }) as const),
      ...readers.map(({ segmentId: id, name }) => ({ kind: 'segment', id, name }) as const),
      ...written,
    ];
  }
}
