import type { mongo } from 'mongoose';
import { duplicateKey, isDuplicate, refused, translated } from './faults.ts';

/** Every document says whose it is; its `_id` is `keyOf(tenantId, …)`, so that it is unique without a second index. */
export interface TenantDocument {
  readonly _id: string;
  readonly tenantId: string;
}

export interface Write<D extends TenantDocument> {
  readonly filter: mongo.Filter<D>;
  readonly update: mongo.UpdateFilter<D> | readonly object[];
  readonly upsert?: boolean;
  /** All documents that meet the filter: one such write costs the server far less than one for each. */
  readonly multi?: boolean;
}

export interface BulkResult {
  readonly matched: number;
  readonly modified: number;
  /** Positions of the writes whose document was created. */
  readonly created: readonly number[];
  /** Positions of the writes that met a document with their key but not their filter. */
  readonly refused: readonly number[];
}

export interface Reading<D> {
  readonly projection?: Partial<Record<keyof D | string, 0 | 1>>;
  readonly sort?: mongo.Sort;
  readonly limit?: number;
  readonly skip?: number;
  readonly hint?: string | Record<string, 1 | -1>;
}

interface CommandReply {
  readonly n: number;
  /** Of updates. */
  readonly nModified?: number;
  /** Of findAndModify: the document, or null. */
  readonly value?: unknown;
  readonly upserted?: readonly { readonly index: number }[];
  readonly writeErrors?: readonly { readonly index: number; readonly code: number; readonly errmsg: string }[];
}

const manyDocuments = 10_000;

/**
 * What may be done to a collection within one tenant or, with a stated reason, across them. Nobody holds the driver's
 * collection, so nobody forgets the tenant. Every method throws `DependencyUnavailable` while MongoDB is out of reach.
 */
export class Scope<D extends TenantDocument> {
  constructor(
    private readonly collection: mongo.Collection<D>,
    private readonly guard: mongo.Filter<D>,
    /** Shown in the server's log, and looked at by the monitor in tests. */
    private readonly comment: string,
  ) {}

  async find(filter: mongo.Filter<D>, reading: Reading<D> = {}): Promise<D[]> {
    // All in one answer, up to the 16 MB that one may have: the driver asks for a hundred first, then for the rest.
    return this.cursor(filter, reading).batchSize(manyDocuments).toArray().catch(translated) as Promise<D[]>;
  }

  /** For what does not fit into memory. */
  async *stream(
    filter: mongo.Filter<D>,
    reading: Reading<D> & { readonly batchSize?: number } = {},
  ): AsyncGenerator<D> {
    const cursor = this.cursor(filter, reading);
    if (reading.batchSize !== undefined) cursor.batchSize(reading.batchSize);
    try {
      for await (const document of cursor) yield document as D;
    } catch (error) {
      translated(error);
    } finally {
      await cursor.close();
    }
  }

  async findOne(filter: mongo.Filter<D>, reading: Reading<D> = {}): Promise<D | null> {
    const [found] = await this.find(filter, { ...reading, limit: 1 });
    return found ?? null;
  }

  async count(filter: mongo.Filter<D>, limit?: number): Promise<number> {
    const options = { comment: this.comment, ...(limit === undefined ? {} : { limit }) };
    return this.collection.countDocuments(this.guarded(filter), options).catch(translated);
  }

  async distinct(field: keyof D & string, filter: mongo.Filter<D> = {}): Promise<string[]> {
    const found: unknown[] = await this.collection
      .distinct(field, this.guarded(filter), { comment: this.comment })
      .catch(translated);
    return found.map(String);
  }

  /** `pipeline` runs on what the scope may see. */
  async aggregate<Result extends object>(
    filter: mongo.Filter<D>,
    pipeline: readonly object[],
    hint?: Reading<D>['hint'],
  ): Promise<Result[]> {
    const options = { comment: this.comment, ...(hint === undefined ? {} : { hint }) };
    return this.collection
      .aggregate<Result>([{ $match: this.guarded(filter) }, ...pipeline], options)
      .toArray()
      .catch(translated);
  }

  /** False: a document with this key is there already, and stays as it is. */
  async insert(document: D): Promise<boolean> {
    return (await this.insertMany([document])).length === 0;
  }

  /** All documents in one command, in no order. Positions of those whose key was there already; they stay as they are. */
  async insertMany(documents: readonly D[]): Promise<readonly number[]> {
    if (documents.length === 0) return [];
    const insert = this.collection.collectionName;
    const reply = await this.written({ insert, documents, ordered: false }).catch(translated);
    return resultOf(reply).refused;
  }

  /** One after the other, up to the first whose key was there already. How many were written. */
  async insertInOrder(documents: readonly D[]): Promise<number> {
    if (documents.length === 0) return 0;
    const insert = this.collection.collectionName;
    const reply = await this.written({ insert, documents, ordered: true }).catch(translated);
    return resultOf(reply).matched;
  }

  /** True: a document met the filter, or was created by `upsert`. */
  async update(filter: mongo.Filter<D>, update: Write<D>['update'], upsert = false): Promise<boolean> {
    const { matched, created } = await this.bulk([{ filter, update, upsert }]);
    return matched + created.length > 0;
  }

  async updateMany(filter: mongo.Filter<D>, update: mongo.UpdateFilter<D>): Promise<number> {
    return (await this.bulk([{ filter, update, multi: true }])).modified;
  }

  /** The document after the update, or null when none met the filter; with `upsert`, null never, unless another was faster. */
  async findAndUpdate(
    filter: mongo.Filter<D>,
    update: mongo.UpdateFilter<D> | object[],
    { upsert = false, sort }: { readonly upsert?: boolean; readonly sort?: mongo.Sort } = {},
  ): Promise<D | null> {
    // Through the driver the server would keep each document it hands out a second time, for a retry that nobody makes.
    const reply = this.written({
      findAndModify: this.collection.collectionName,
      query: this.guarded(filter),
      update,
      new: true,
      upsert,
      ...(sort === undefined ? {} : { sort }),
    });
    return reply.then(
      ({ value }) => value as D | null,
      (error: unknown) => (isDuplicate(error) ? null : translated(error)),
    );
  }

  /**
   * All writes in one command, in no order. A write that meets its key but not its filter (an upsert that lost) is
   * reported, not thrown. The command is built by hand: the driver's own bulk costs half as much again.
   */
  async bulk(writes: readonly Write<D>[]): Promise<BulkResult> {
    if (writes.length === 0) return { matched: 0, modified: 0, created: [], refused: [] };
    const updates = writes.map(({ filter, update, upsert = false, multi = false }) => ({
      q: this.guarded(filter),
      u: update,
      upsert,
      multi,
    }));
    const update = this.collection.collectionName;
    const reply = await this.written({ update, updates, ordered: false }).catch(translated);
    return resultOf(reply);
  }

  async deleteMany(filter: mongo.Filter<D>): Promise<number> {
    const deletes = [{ q: this.guarded(filter), limit: 0 }];
    const reply = await this.written({ delete: this.collection.collectionName, deletes }).catch(translated);
    return resultOf(reply).matched;
  }

  /** A command as it is, which unlike the driver's own methods is sent once. */
  private async written(command: object): Promise<CommandReply> {
    const writeConcern = { w: 'majority', j: true };
    const reply = await this.collection.db.command({ ...command, comment: this.comment, writeConcern });
    return reply as CommandReply;
  }

  private cursor(filter: mongo.Filter<D>, { projection, sort, limit, skip, hint }: Reading<D>) {
    const cursor = this.collection.find(this.guarded(filter), { comment: this.comment });
    if (projection !== undefined) cursor.project(projection);
    if (sort !== undefined) cursor.sort(sort);
    if (skip !== undefined) cursor.skip(skip);
    if (hint !== undefined) cursor.hint(hint);
    return limit === undefined ? cursor : cursor.limit(limit);
  }

  /** The guard comes last: no filter of a caller, however made, can replace it. */
  private guarded(filter: mongo.Filter<D>): mongo.Filter<D> {
    return { ...filter, ...this.guard };
  }
}

function resultOf({ n, nModified = 0, upserted = [], writeErrors = [] }: CommandReply): BulkResult {
  const fault = writeErrors.find(({ code }) => code !== duplicateKey);
  if (fault !== undefined) throw refused(fault.code);
  return {
    matched: n - upserted.length,
    modified: nModified,
    created: upserted.map(({ index }) => index),
    refused: writeErrors.map(({ index }) => index),
  };
}
