import type { Segment } from '@firmograph/contracts';
import { expressionOf, nobody, readsOf, type Expression, type SegmentFormula } from '@firmograph/enrichment';
import { Injectable } from '@nestjs/common';
import { Segments, type FrozenMembers } from './ports.ts';

/** A segment with what it asks for looked up, as far as it can be. */
export interface LookedUp {
  readonly segment: Segment;
  /** Where its members are those of one moment, and all of them are noted. */
  readonly frozen?: FrozenMembers | undefined;
}

/** What a formula comes to, with every segment that it asks for looked up. */
@Injectable()
export class SegmentExpressions {
  constructor(private readonly segments: Segments) {}

  async ofFormula(tenantId: string, formula: SegmentFormula): Promise<Expression> {
    const known = await this.closure(tenantId, formula);
    return expressionOf(formula, (segmentId) => ofSegment(segmentId, known, []));
  }

  /** Undefined: there is no such segment. */
  async ofSegment(tenantId: string, segmentId: string): Promise<Expression | undefined> {
    const found = await this.segments.lookUp(tenantId, segmentId);
    if (found === undefined) return undefined;
    if (found.frozen !== undefined) return { is: 'member', segmentId: found.frozen.key };
    return this.ofFormula(tenantId, found.segment);
  }

  /** All segments that a formula asks for, itself or over others. */
  private async closure(tenantId: string, formula: SegmentFormula): Promise<ReadonlyMap<string, LookedUp>> {
    const known = new Map<string, LookedUp>();
    const waiting = readsOf(formula).segmentIds;
    for (const segmentId of waiting) {
      if (known.has(segmentId)) continue;
      const found = await this.segments.lookUp(tenantId, segmentId);
      if (found === undefined) continue;
      known.set(segmentId, found);
      if (found.frozen === undefined) waiting.push(...readsOf(found.segment).segmentIds);
    }
    return known;
  }
}

function ofSegment(segmentId: string, known: ReadonlyMap<string, LookedUp>, above: readonly string[]): Expression {
  const found = known.get(segmentId);
  // Gone meanwhile, or part of a circle that two people closed at once: nobody is in it.
  if (found === undefined || above.includes(segmentId)) return nobody;
  if (found.frozen !== undefined) return { is: 'member', segmentId: found.frozen.key };
  return expressionOf(found.segment, (id) => ofSegment(id, known, [...above, segmentId]));
}
