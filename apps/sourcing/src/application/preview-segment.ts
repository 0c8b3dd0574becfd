import { locatedConditions, type Expression, type SegmentFormula } from '@firmograph/enrichment';
import { Injectable } from '@nestjs/common';
import type { LiveProfile } from '../domain/profile.ts';
import { CheckSegment } from './check-segment.ts';
import { Misfits, Profiles, type Misfit } from './ports.ts';
import { SegmentExpressions } from './segment-expressions.ts';

export interface SegmentPreview {
  readonly members: number;
  readonly first: readonly LiveProfile[];
  readonly parts: { at: string; members: number; cumulative: number }[];
  readonly misfits: Misfit[];
}

interface Part {
  readonly at: string;
  readonly alone: Expression;
  readonly cumulative: Expression;
}

/** Who would be in a segment, and what each part of its rules does to that. */
@Injectable()
export class PreviewSegment {
  constructor(
    private readonly expressions: SegmentExpressions,
    private readonly check: CheckSegment,
    private readonly profiles: Profiles,
    private readonly misfits: Misfits,
  ) {}

  async execute(
    tenantId: string,
    formula: SegmentFormula,
    { segmentId, members: wanted }: { readonly segmentId: string | null; readonly members: number },
  ): Promise<SegmentPreview> {
    await this.check.execute(tenantId, segmentId, formula);
    const at = new Date();
    const asMembers = (expression: Expression) => ({ kind: 'expression', expression, at }) as const;
    const expression = await this.expressions.ofFormula(tenantId, formula);
    const count = (part: Expression) => this.profiles.count(tenantId, asMembers(part));
    const parts: SegmentPreview['parts'] = [];
    for (const part of await this.partsOf(tenantId, formula))
      parts.push({ at: part.at, members: await count(part.alone), cumulative: await count(part.cumulative) });
    return {
      members: await count(expression),
      first:
        wanted === 0 ? [] : await this.profiles.list(tenantId, asMembers(expression), { after: null, limit: wanted }),
      parts,
      misfits: await this.misfitsIn(tenantId, formula),
    };
  }

  /** The parts of the first rule, then each step, one after the other. */
  private async partsOf(tenantId: string, { rule, then = [] }: SegmentFormula): Promise<readonly Part[]> {
    const { match, conditions, rules = [] } = rule;
    const pieces = [
      ...conditions.map((condition, index) => ({
        at: `rule.conditions.${index}`,
        piece: { match, conditions: [condition] },
      })),
      ...rules.map((each, index) => ({ at: `rule.rules.${index}`, piece: { match, conditions: [], rules: [each] } })),
    ];
    const parts: Part[] = [];
    const soFar: Expression[] = [];
    for (const { at, piece } of pieces) {
      const alone = await this.expressions.ofFormula(tenantId, { rule: piece });
      soFar.push(alone);
      parts.push({ at, alone, cumulative: { is: match, of: [...soFar] } });
    }
    for (const [index, step] of then.entries()) {
      const own = 'rule' in step ? { rule: step.rule } : membersOf(step.segmentId);
      const alone = await this.expressions.ofFormula(tenantId, own);
      const cumulative = await this.expressions.ofFormula(tenantId, { rule, then: then.slice(0, index + 1) });
      parts.push({ at: `then.${index}`, alone, cumulative });
    }
    return parts;
  }

  private async misfitsIn(tenantId: string, formula: SegmentFormula): Promise<Misfit[]> {
    const found: Misfit[] = [];
    for (const { at, condition } of locatedConditions(formula)) {
      const misfit = await this.misfits.of(tenantId, condition);
      if (misfit !== undefined) found.push({ ...misfit, at });
    }
    return found;
  }
}

function membersOf(segmentId: string): SegmentFormula {
  return { rule: { match: 'all', conditions: [{ operator: 'in-segment', segmentId }] } };
}
