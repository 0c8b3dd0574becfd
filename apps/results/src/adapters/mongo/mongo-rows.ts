import { keyOf, partsOf } from '@firmograph/kernel';
import { Outbox, type Database, type Filter, type TenantCollection, type Write } from '@firmograph/mongo';
import {
  nothingErased,
  Rows,
  type Announcements,
  type ErasedData,
  type Page,
  type Paging,
  type RowSummary,
  type SortedQuery,
} from '../../application/ports.ts';
import { messagesOf } from '../../application/row-messages.ts';
import type { PresentRow } from '../../domain/decide-part.ts';
import { isOpen, rowOf, type OpenChange, type PartRecord } from '../../domain/part-record.ts';
import type { FilledRow, RetractedRow, Row } from '../../domain/row.ts';
import type { RowFilter } from '../../domain/row-filter.ts';
import { changesIn, noteChanges } from './change-notes.ts';
import { keysUnder } from './key-range.ts';
import { inOrder, matching, rowIndexes } from './row-search.ts';
import {
  alike,
  documentOf,
  presentFields,
  presentOf,
  summaryOf,
  type Alike,
  type RowDocument,
} from './row-document.ts';

export interface MongoRowsOptions {
  readonly announcements: Announcements;
  /** How old something unsaid is before the relay says it, in milliseconds. */
  readonly relayAfterMs: number;
  readonly erased?: ErasedData;
}

export class MongoRows extends Rows {
  private constructor(
    private readonly collection: TenantCollection<RowDocument>,
    readonly outbox: Outbox<RowDocument>,
    private readonly erased: ErasedData,
  ) {
    super();
  }

  static async open(database: Database, options: MongoRowsOptions): Promise<MongoRows> {
    const { announcements, relayAfterMs, erased = nothingErased } = options;
    const collection = await database.collection<RowDocument>({ name: 'rows', indexes: [...rowIndexes, Outbox.index] });
    const changes = await changesIn(database);
    const outbox = await Outbox.of(database, collection, {
      messagesOf: (row) => messagesOf(row.tenantId, row),
      publish: async (messages) => {
        await noteChanges(changes, messages);
        await announcements.publish(messages);
      },
      olderThanMs: relayAfterMs,
    });
    return new MongoRows(collection, outbox, erased);
  }

  override async present(
    tenantId: string,
    enrichmentId: string,
    profileIds: readonly string[],
  ): Promise<ReadonlyMap<string, PresentRow>> {
    const _id = { $in: keysOf(tenantId, enrichmentId, profileIds) };
    const found = await this.collection.forTenant(tenantId).find({ _id }, { projection: presentFields });
    return new Map(found.map((row) => [row.profileId, presentOf(row)]));
  }

  override async write(record: PartRecord): Promise<readonly OpenChange[]> {
    const changes = record.changes.filter(isOpen);
    const scope = this.collection.forTenant(record.tenantId);
    const created: RowDocument[] = [];
    const replaced: Write<RowDocument>[] = [];
    for (const change of changes) {
      const document = documentOf(record.tenantId, rowOf(record, change));
      // To insert costs the server a fraction of an upsert, which first looks for what it knows not to be there.
      if (change.before === null) created.push(document);
      else replaced.push({ filter: { _id: document._id, sequence: change.before.sequence }, update: document });
    }
    const [refused, { matched }] = await Promise.all([scope.insertMany(created), scope.bulk(replaced)]);
    const isWhole = refused.length === 0 && matched === replaced.length;
    return isWhole ? changes : this.asWritten(record, changes);
  }

  /** Some were written before, or another was faster: which rows are as the record says. */
  private async asWritten(record: PartRecord, changes: readonly OpenChange[]): Promise<readonly OpenChange[]> {
    const { tenantId, enrichmentId, id: recordId } = record;
    const ids = changes.map(({ profileId }) => profileId);
    const _id = { $in: keysOf(tenantId, enrichmentId, ids) };
    const projection = { _id: 0, profileId: 1, sequence: 1 } as const;
    const found = await this.collection.forTenant(tenantId).find({ _id, recordId }, { projection });
    const written = new Map(found.map(({ profileId, sequence }) => [profileId, sequence]));
    return changes.filter(({ profileId, sequence }) => written.get(profileId) === sequence);
  }

  override async withdraw(tenantId: string, rows: readonly RetractedRow[]): Promise<void> {
    const scope = this.collection.forTenant(tenantId);
    const documents = rows.map((row) => ({ ...documentOf(tenantId, row), pendAt: row.updatedAt }));
    const { matched } = await scope.bulk(
      documents.map((document) => ({
        filter: { _id: document._id, sequence: document.sequence - 1 },
        update: document,
      })),
    );
    if (matched === documents.length) return this.outbox.say(documents);
    const _id = { $in: documents.map((document) => document._id) };
    await this.outbox.say(await scope.find({ _id, pendAt: { $exists: true } }));
  }

  override async find(tenantId: string, enrichmentId: string, profileId: string): Promise<Row | null> {
    return this.collection.forTenant(tenantId).findOne({ _id: keyOf(tenantId, enrichmentId, profileId) });
  }

  override async filled(
    tenantId: string,
    enrichmentId: string,
    profileIds: readonly string[],
  ): Promise<ReadonlyMap<string, FilledRow>> {
    const rows = await this.filledBy(tenantId, keysOf(tenantId, enrichmentId, profileIds));
    return new Map(rows.map((row) => [row.profileId, row]));
  }

  override async ofProfiles(
    tenantId: string,
    enrichmentId: string,
    profileIds: readonly string[],
  ): Promise<ReadonlyMap<string, Row>> {
    const _id = { $in: keysOf(tenantId, enrichmentId, profileIds) };
    const found = await this.collection.forTenant(tenantId).find({ _id });
    return new Map(found.map((row) => [row.profileId, row]));
  }

  override async ofProfile(
    tenantId: string,
    enrichmentIds: readonly string[],
    profileId: string,
  ): Promise<readonly FilledRow[]> {
    return this.filledBy(
      tenantId,
      enrichmentIds.map((enrichmentId) => keyOf(tenantId, enrichmentId, profileId)),
    );
  }

  override async page(
    tenantId: string,
    enrichmentId: string,
    { after, limit, ...filter }: Paging & RowFilter,
  ): Promise<Page<FilledRow>> {
    const last = after === undefined ? undefined : keyOf(tenantId, enrichmentId, after);
    const _id = keysUnder([tenantId, enrichmentId], last);
    const found = await this.collection
      .forTenant(tenantId)
      .find({ _id, ...matching(filter) }, { sort: { _id: 1 }, limit: limit + 1 });
    const items = found.slice(0, limit).filter(isFilled);
    return { items, next: found.length > limit ? (items.at(-1)?.profileId ?? null) : null };
  }

  override async sorted(
    tenantId: string,
    enrichmentId: string,
    { sort, from, limit, ...filter }: SortedQuery & RowFilter,
  ): Promise<readonly FilledRow[]> {
    const ordered = inOrder(tenantId, enrichmentId, sort, from);
    const found = await this.collection
      .forTenant(tenantId)
      .find({ $and: [ordered.filter, matching(filter)] }, { sort: ordered.sort, limit });
    return found.filter(isFilled);
  }

  override async summary(tenantId: string, enrichmentId: string): Promise<RowSummary> {
    const filled: Filter<RowDocument> = { _id: keysUnder([tenantId, enrichmentId]), state: 'filled' };
    return summaryOf(await this.collection.forTenant(tenantId).aggregate<Alike>(filled, [{ $group: alike }]));
  }

  override async sequences(keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const scope = this.collection.acrossTenants('own-topic');
    const found = await scope.find({ _id: { $in: [...keys] } }, { projection: { sequence: 1 } });
    const sequences = new Map(found.map(({ _id, sequence }) => [_id, sequence]));
    for (const key of keys) if (!sequences.has(key)) sequences.set(key, await this.floorOf(key));
    return sequences;
  }

  override async standing(key: string) {
    const row = await this.collection.acrossTenants('own-topic').findOne({ _id: key });
    if (row !== null) return { tenantId: row.tenantId, row, isSaid: row.pendAt === undefined };
    const sequence = await this.floorOf(key);
    if (sequence === 0) return null;
    return {
      tenantId: partsOf(key)[0] ?? '',
      row: { state: 'erased', sequence, recordId: null } as const,
      isSaid: true,
    };
  }

  /** Of a key whose row is erased; 0: it never was. */
  private async floorOf(key: string): Promise<number> {
    const [tenantId = '', , profileId = ''] = partsOf(key);
    if (tenantId === '') return 0;
    return (await this.erased.of(tenantId)).sequenceFloor(profileId);
  }

  private async filledBy(tenantId: string, keys: string[]): Promise<readonly FilledRow[]> {
    const found = await this.collection.forTenant(tenantId).find({ _id: { $in: keys }, state: 'filled' });
    return found.filter(isFilled);
  }
}

function keysOf(tenantId: string, enrichmentId: string, profileIds: readonly string[]): string[] {
  return profileIds.map((profileId) => keyOf(tenantId, enrichmentId, profileId));
}

function isFilled(row: RowDocument): row is RowDocument & FilledRow {
  return row.state === 'filled';
}
