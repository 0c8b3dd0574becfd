import { describe, expect, it } from '@jest/globals';
import { anEnrichmentDefinition } from '../testing/builders.ts';
import { requireNoCycle, requireUnused, TenantDependencies } from './dependencies.ts';
import type { KnownSegment } from './known-segment.ts';

const aSegment = (segmentId: string, part: Partial<KnownSegment> = {}): KnownSegment => ({
  segmentId,
  name: `Segment ${segmentId}`,
  state: 'there',
  enrichmentIds: [],
  segmentIds: [],
  sequence: 1,
  ...part,
});
const over = (segmentId: string) => ({ kind: 'segment', segmentId }) as const;

describe('an enrichment over a segment of its own output', () => {
  const definition = anEnrichmentDefinition({ name: 'Firmographics', dataSet: over('big') });
  const { enrichmentId } = definition;

  it('is refused with the cycle named, also over another segment', () => {
    const segments = [aSegment('big', { segmentIds: ['staff'] }), aSegment('staff', { enrichmentIds: [enrichmentId] })];
    expect(() => {
      requireNoCycle(new TenantDependencies([definition], segments).of(enrichmentId));
    }).toThrow(
      'The enrichment would feed itself: enrichment “Firmographics” reads segment “Segment big” reads segment “Segment staff” reads enrichment “Firmographics”',
    );
  });

  it('is fine where the segment reads another enrichment', () => {
    const segments = [aSegment('big', { enrichmentIds: [anEnrichmentDefinition().enrichmentId] })];
    expect(new TenantDependencies([definition], segments).of(enrichmentId).cycle).toBeNull();
  });
});

describe('what uses an enrichment', () => {
  const first = anEnrichmentDefinition({ name: 'First' });
  const second = anEnrichmentDefinition({ name: 'Second', dataSet: over('big') });
  const dependencies = new TenantDependencies(
    [first, second],
    [aSegment('big', { enrichmentIds: [first.enrichmentId] })],
  );

  it('is told directly and over others', () => {
    expect(dependencies.of(first.enrichmentId).usedBy).toEqual([
      { kind: 'segment', id: 'big', name: 'Segment big', direct: true },
      { kind: 'enrichment', id: second.enrichmentId, name: 'Second', direct: false },
    ]);
    expect(dependencies.of(second.enrichmentId)).toMatchObject({ reads: [{ id: 'big' }], usedBy: [] });
  });

  it('is named when it stands in the way of a deletion, with the ways out', () => {
    expect(() => {
      requireUnused(dependencies.of(first.enrichmentId));
    }).toThrow(/^It is used by segment “Segment big”, enrichment “Second”\. .*deactivate it.*evenIfUsed=true/);
  });
});
