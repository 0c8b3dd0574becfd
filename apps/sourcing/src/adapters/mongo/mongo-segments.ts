import { isDeepStrictEqual } from 'node:util';
import type { Segment, SegmentRule } from '@firmograph/contracts';
import { DependencyUnavailable, keyOf } from '@firmograph/kernel';
import {
  Outbox,
  type Database,
  type Filter,
  type OutboxDocument,
  type OutboxOptions,
  type TenantCollection,
} from '@firmograph/mongo';
import { changeBetween, noteChange } from '@firmograph/service-kit';
import { segmentMessages } from '../../application/announcements.ts';
import { Segments, type FrozenMembers, type Page } from '../../application/ports.ts';
import { idOrder, keysAfter } from './id-order.ts';

/** `rev` is the sequence that others hear; it goes on after a deletion. */
interface SegmentDocument extends OutboxDocument {
  readonly segmentId: string;
  readonly changedAt: Date;
  /** Absent: it is deleted. */
  readonly segment?: Segment;
  /** Where the members of a static segment stand, once all are noted. */
  readonly frozen?: FrozenMembers;
}

export class MongoSegments extends Segments {
  private constructor(
    private readonly collection: TenantCollection<SegmentDocument>,
    /** Swept by a relay for what was saved and not announced. */
    readonly outbox: Outbox<SegmentDocument>,
  ) {
    super();
  }

  static async open(database: Database, publish: OutboxOptions<SegmentDocument>['publish']): Promise<MongoSegments> {
    const collection = await database.collection<SegmentDocument>({ name: 'segments', indexes: [Outbox.index] });
    const messagesOf = ({ rev, ...document }: SegmentDocument) => segmentMessages({ ...document, sequence: rev });
    return new MongoSegments(collection, await Outbox.of(database, collection, { messagesOf, publish }));
  }

  override async find(tenantId: string, segmentId: string): Promise<Segment | undefined> {
    return (await this.stored(tenantId, segmentId))?.segment;
  }

  override async lookUp(tenantId: string, segmentId: string) {
    const found = await this.stored(tenantId, segmentId);
    return found?.segment === undefined ? undefined : { segment: found.segment, frozen: found.frozen };
  }

  override async list(tenantId: string, { after, limit }: Page): Promise<readonly Segment[]> {
    const filter = { _id: keysAfter(tenantId, after), segment: { $exists: true } } as Filter<SegmentDocument>;
    const found = await this.collection.forTenant(tenantId).find(filter, { sort: idOrder, hint: idOrder, limit });
    return found.map(({ segment }) => segment).filter((segment) => segment !== undefined);
  }

  override async save(tenantId: string, segment: Segment, now: Date): Promise<void> {
    for (;;) {
      const before = await this.stored(tenantId, segment.segmentId);
      if (isDeepStrictEqual(before?.segment, segment)) return;
      const { segmentId } = segment;
      if (
        await this.replace(before?.rev ?? 0, {
          ...this.identity(tenantId, segmentId, now),
          segment,
          ...keptMembers(before, segment),
        })
      ) {
        noted(segmentId, before?.segment, segment);
        return;
      }
    }
  }

  override async froze(tenantId: string, segmentId: string, frozen: FrozenMembers): Promise<void> {
    const filter = { _id: keyOf(tenantId, segmentId), 'segment.kind': 'static' } as Filter<SegmentDocument>;
    await this.collection.forTenant(tenantId).update(filter, { $set: { frozen } });
  }

  override async delete(tenantId: string, segmentId: string, now: Date): Promise<boolean> {
    for (;;) {
      const before = await this.stored(tenantId, segmentId);
      if (before?.segment === undefined) return false;
      if (await this.replace(before.rev, this.identity(tenantId, segmentId, now))) {
        noted(segmentId, before.segment, undefined);
        return true;
      }
    }
  }

  /** False: it changed in between. */
  private async replace(from: number, next: Omit<SegmentDocument, 'rev' | 'pendAt'>): Promise<boolean> {
    const document = { ...next, rev: from + 1, pendAt: next.changedAt };
    const write = { filter: { _id: next._id, rev: from }, update: document, upsert: true };
    const { refused } = await this.collection.forTenant(next.tenantId).bulk([write]);
    if (refused.length > 0) return false;
    await this.outbox.say([document]).catch(leftToRelay);
    return true;
  }

  private identity(tenantId: string, segmentId: string, changedAt: Date) {
    return { _id: keyOf(tenantId, segmentId), tenantId, segmentId, changedAt };
  }

  private async stored(tenantId: string, segmentId: string): Promise<SegmentDocument | null> {
    return this.collection.forTenant(tenantId).findOne({ _id: keyOf(tenantId, segmentId) });
  }
}

/** Whatever else is changed of a static segment, its members stay those that they were. */
function keptMembers(before: SegmentDocument | null, { kind }: Segment): Pick<SegmentDocument, 'frozen'> {
  return before?.frozen === undefined || kind !== 'static' ? {} : { frozen: before.frozen };
}

function noted(id: string, before: Segment | undefined, after: Segment | undefined): void {
  noteChange(changeBetween({ kind: 'segment', id }, audited(before), audited(after)));
}

/** Not the values that conditions ask for: they may say who somebody is, and the audit trail forgets nothing. */
function audited(segment: Segment | undefined) {
  if (segment === undefined) return null;
  const { name, rule, then = [], kind = 'dynamic', state = 'Active' } = segment;
  const steps = then.map((step) => ('rule' in step ? { ...step, rule: auditedRule(step.rule) } : step));
  return { name, kind, state, rule: auditedRule(rule), ...(steps.length === 0 ? {} : { then: steps }) };
}

function auditedRule({ match, conditions, rules = [] }: SegmentRule): object {
  const asked = conditions.map((condition) => {
    if (!('field' in condition)) return condition;
    const { field, operator } = condition;
    return { field, operator };
  });
  return { match, conditions: asked, ...(rules.length === 0 ? {} : { rules: rules.map(auditedRule) }) };
}

function leftToRelay(error: unknown): void {
  if (!(error instanceof DependencyUnavailable)) throw error;
}
