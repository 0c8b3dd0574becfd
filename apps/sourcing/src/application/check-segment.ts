import type { Segment } from '@firmograph/contracts';
import { DependencyGraph, faultsIn, readsOf, type Dependency, type SegmentFormula } from '@firmograph/enrichment';
import { DomainError } from '@firmograph/kernel';
import { Injectable } from '@nestjs/common';
import { KnownEnrichments, type KnownEnrichment } from './enriched-ports.ts';
import { Segments } from './ports.ts';

const everything = { after: null, limit: 100_000 };

/** Refuses formulas that could not mean what they say. */
@Injectable()
export class CheckSegment {
  constructor(
    private readonly segments: Segments,
    private readonly enrichments: KnownEnrichments,
  ) {}

  /** `segmentId` is the segment's that is to have the formula; null: none yet. */
  async execute(tenantId: string, segmentId: string | null, formula: SegmentFormula): Promise<void> {
    const [fault] = faultsIn(formula);
    if (fault !== undefined)
      throw new DomainError('segment/unfit-condition', `${fault.at} (${fault.field}): ${fault.reason}`);
    const { enrichmentIds, segmentIds } = readsOf(formula);
    if (enrichmentIds.length + segmentIds.length === 0) return;
    const [segments, enrichments] = await Promise.all([
      this.segments.list(tenantId, everything),
      this.enrichments.list(tenantId),
    ]);
    refuseUnknown(enrichmentIds, new Set(enrichments.map((each) => each.enrichmentId)), 'enrichment');
    const known = new Set([...segments.map((each) => each.segmentId), ...(segmentId === null ? [] : [segmentId])]);
    refuseUnknown(segmentIds, known, 'segment');
    if (segmentId !== null) refuseCycle(segmentId, formula, segments, enrichments);
  }
}

const unknown = { enrichment: 'segment/unknown-enrichment', segment: 'segment/unknown-segment' } as const;

function refuseUnknown(ids: readonly string[], known: ReadonlySet<string>, what: 'enrichment' | 'segment'): void {
  const missing = ids.find((id) => !known.has(id));
  if (missing === undefined) return;
  throw new DomainError(unknown[what], `There is no ${what} ${missing}; name one that is there.`);
}

/** What segments read, and what enrichments are fed by. */
export function dependenciesOf(segments: readonly Segment[], enrichments: readonly KnownEnrichment[]): DependencyGraph {
  const ofSegments = segments.map((segment) => ({
    of: { kind: 'segment', id: segment.segmentId } as const,
    reads: readBy(segment),
  }));
  const ofEnrichments = enrichments.map(({ enrichmentId, dataSet }) => ({
    of: { kind: 'enrichment', id: enrichmentId } as const,
    reads: dataSet.kind === 'segment' ? [{ kind: 'segment', id: dataSet.segmentId } as const] : [],
  }));
  return new DependencyGraph([...ofSegments, ...ofEnrichments]);
}

function readBy(formula: SegmentFormula): readonly Dependency[] {
  const { enrichmentIds, segmentIds } = readsOf(formula);
  return [
    ...enrichmentIds.map((id) => ({ kind: 'enrichment', id }) as const),
    ...segmentIds.map((id) => ({ kind: 'segment', id }) as const),
  ];
}

function refuseCycle(
  segmentId: string,
  formula: SegmentFormula,
  segments: readonly Segment[],
  enrichments: readonly KnownEnrichment[],
): void {
  const others = segments.filter((each) => each.segmentId !== segmentId);
  const own = { segmentId, name: segmentId, ...formula } as Segment;
  const path = dependenciesOf([...others, own], enrichments).cycleThrough({ kind: 'segment', id: segmentId });
  if (path === null) return;
  const names = new Map<string, string>([
    ...others.map((each) => [each.segmentId, each.name] as const),
    ...enrichments.map((each) => [each.enrichmentId, each.name] as const),
  ]);
  const way = path.map(({ kind, id }) => `${kind} ${names.get(id) ?? id}`).join(' reads ');
  throw new DomainError('segment/cycle', `The segment would wait for itself: ${way}. Take one of these out.`);
}
