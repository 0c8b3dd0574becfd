import { DependencyGraph, type Dependency, type EnrichmentDefinition, type Reading } from '@firmograph/enrichment';
import { DomainError } from '@firmograph/kernel';
import type { KnownSegment } from './known-segment.ts';

export interface Dependencies {
  readonly reads: readonly NamedDependency[];
  /** All that would notice if it were gone. */
  readonly usedBy: readonly (NamedDependency & { readonly direct: boolean })[];
  /** From the enrichment back to itself; null: there is none. */
  readonly cycle: readonly NamedDependency[] | null;
}

export interface NamedDependency extends Dependency {
  readonly name: string;
}

type Defined = Pick<EnrichmentDefinition, 'enrichmentId' | 'name' | 'dataSet'>;

/** Who reads whom among the enrichments and segments of a tenant. */
export class TenantDependencies {
  private readonly graph: DependencyGraph;
  private readonly names = new Map<string, string>();

  constructor(definitions: readonly Defined[], segments: readonly KnownSegment[]) {
    this.graph = new DependencyGraph([...definitions.map(readingOf), ...segments.map(readingOfSegment)]);
    for (const { enrichmentId, name } of definitions) this.names.set(`enrichment/${enrichmentId}`, name);
    for (const { segmentId, name } of segments) this.names.set(`segment/${segmentId}`, name);
  }

  of(enrichmentId: string): Dependencies {
    const it = { kind: 'enrichment', id: enrichmentId } as const;
    const direct = this.graph.dependantsOf(it);
    const isDirect = ({ kind, id }: Dependency) => direct.some((one) => one.kind === kind && one.id === id);
    return {
      reads: this.graph.readBy(it).map((one) => this.named(one)),
      usedBy: this.graph.allDependantsOf(it).map((one) => ({ ...this.named(one), direct: isDirect(one) })),
      cycle: this.graph.cycleThrough(it)?.map((one) => this.named(one)) ?? null,
    };
  }

  private named({ kind, id }: Dependency): NamedDependency {
    return { kind, id, name: this.names.get(`${kind}/${id}`) ?? id };
  }
}

/** Throws where the enrichment would feed itself. */
export function requireNoCycle({ cycle }: Dependencies): void {
  if (cycle === null) return;
  const way = cycle.map(({ kind, name }) => `${kind} “${name}”`).join(' reads ');
  throw new DomainError(
    'enrichment/cycle',
    `The enrichment would feed itself: ${way}. Choose another data set, or say acceptCycle=true if each run may change who is in the next.`,
  );
}

/** Throws where something would miss it. */
export function requireUnused({ usedBy }: Dependencies): void {
  if (usedBy.length === 0) return;
  const users = usedBy.map(({ kind, name }) => `${kind} “${name}”`).join(', ');
  throw new DomainError(
    'enrichment/in-use',
    `It is used by ${users}. Change or delete these first, deactivate it to keep what it brought, or say evenIfUsed=true to delete it all the same.`,
  );
}

function readingOf({ enrichmentId, dataSet }: Defined): Reading {
  const reads = dataSet.kind === 'segment' ? [{ kind: 'segment', id: dataSet.segmentId } as const] : [];
  return { of: { kind: 'enrichment', id: enrichmentId }, reads };
}

function readingOfSegment({ segmentId, enrichmentIds, segmentIds }: KnownSegment): Reading {
  return {
    of: { kind: 'segment', id: segmentId },
    reads: [
      ...enrichmentIds.map((id) => ({ kind: 'enrichment', id }) as const),
      ...segmentIds.map((id) => ({ kind: 'segment', id }) as const),
    ],
  };
}
