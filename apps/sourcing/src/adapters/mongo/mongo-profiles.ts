import { ofRule, nobody, type Expression } from '@firmograph/enrichment';
import { DependencyUnavailable, keyOf } from '@firmograph/kernel';
import { Outbox, type Database, type OutboxOptions, type Scope, type TenantCollection } from '@firmograph/mongo';
import { profileMessages } from '../../application/announcements.ts';
import {
  Profiles,
  type ErasedProfiles,
  type Members,
  type Page,
  type ProfileChange,
  type Restamp,
  type ScannedProfile,
  type StoredProfile,
} from '../../application/ports.ts';
import type { LiveProfile } from '../../domain/profile.ts';
import type { Digest } from '../../domain/upsert.ts';
import { storedName, unstored } from './field-names.ts';
import {
  digestOf,
  digestProjection,
  documentOf,
  liveProfileOf,
  profileOf,
  stampParts,
  type ProfileDocument,
} from './profile-document.ts';
import { idOrder, keysAfter } from './id-order.ts';
import { byImport, memberQuery, type MemberQuery } from './member-query.ts';
import { MemberReader } from './member-reader.ts';

const nothingErased: ErasedProfiles = {
  of: async () => ({ hasProfile: () => false, knowsProfile: () => false, sequenceFloor: () => 0 }),
};
const quietMs = 5000;
// A profile may be as large as a megabyte.
const relayLimit = 100;

export class MongoProfiles extends Profiles {
  private quietUntil = 0;

  private constructor(
    private readonly collection: TenantCollection<ProfileDocument>,
    /** Swept by a relay for what was saved and not announced. */
    readonly outbox: Outbox<ProfileDocument>,
    private readonly erased: ErasedProfiles,
    private readonly members: MemberReader,
  ) {
    super();
  }

  static async open(
    database: Database,
    publish: OutboxOptions<ProfileDocument>['publish'],
    erased: ErasedProfiles = nothingErased,
  ): Promise<MongoProfiles> {
    const collection = await database.collection<ProfileDocument>({
      name: 'profiles',
      indexes: [
        Outbox.index,
        // Runs over one upload among many, in id order.
        {
          name: byImport,
          key: { tenantId: 1, importId: 1, _id: 1 },
          partialFilterExpression: { importId: { $exists: true } },
        },
      ],
    });
    const messagesOf = (document: ProfileDocument) => profileMessages(profileOf(document));
    const outbox = await Outbox.of(database, collection, { messagesOf, publish, relayLimit });
    return new MongoProfiles(collection, outbox, erased, await MemberReader.open(database));
  }

  override async digests(tenantId: string, profileIds: readonly string[]): Promise<ReadonlyMap<string, Digest>> {
    const found = await this.of(tenantId).find(withIds(tenantId, profileIds), { projection: digestProjection });
    const digests = new Map(found.map((document) => [document.profileId, digestOf(document)]));
    if (digests.size === profileIds.length) return digests;
    const erased = await this.erased.of(tenantId);
    for (const profileId of profileIds) {
      const sequence = digests.has(profileId) ? 0 : erased.sequenceFloor(profileId);
      // Nothing is left of it, and yet what is said of it now must not look older than what was said before.
      if (sequence > 0) digests.set(profileId, { version: 0, sequence });
    }
    return digests;
  }

  override async *whole(tenantId: string, profileIds: readonly string[]): AsyncGenerator<StoredProfile> {
    for await (const document of this.of(tenantId).stream(withIds(tenantId, profileIds)))
      yield { version: document.rev, profile: profileOf(document) };
  }

  override async save(tenantId: string, changes: readonly ProfileChange[]): Promise<readonly string[]> {
    const pendAt = new Date();
    const documents = changes.map(({ from, profile }) => documentOf(profile, from + 1, pendAt));
    const [added, replaced] = [documents.filter(isFirst), documents.filter((document) => !isFirst(document))];
    const late = new Set([...(await this.insert(tenantId, added)), ...(await this.replace(tenantId, replaced))]);
    await this.announce(documents.filter((document) => !late.has(document)));
    return Array.from(late, ({ profileId }) => profileId);
  }

  override async restamp(tenantId: string, restamps: readonly Restamp[]): Promise<boolean> {
    // Profiles of one batch have one stamp, and many the same version: few writes cover them.
    const alike = Map.groupBy(restamps, ({ from, stamp }) => keyOf(from, stamp.importId, stamp.first, stamp.last));
    const writes = Array.from(alike.values(), (group) => {
      const [{ from, stamp } = { from: 0, stamp: undefined }] = group;
      const ids = group.map(({ profileId }) => profileId);
      return {
        filter: { ...withIds(tenantId, ids), rev: from },
        update: { $set: { ...stampParts(stamp), rev: from + 1 } },
        multi: true,
      };
    });
    return (await this.of(tenantId).bulk(writes)).matched === restamps.length;
  }

  override async find(tenantId: string, profileId: string): Promise<LiveProfile | undefined> {
    const found = await this.of(tenantId).findOne({ _id: keyOf(tenantId, profileId) });
    return found === null ? undefined : liveProfileOf(found);
  }

  override async list(tenantId: string, members: Members, { after, limit }: Page): Promise<readonly LiveProfile[]> {
    if (members.kind === 'nobody') return [];
    const query = queryOf(tenantId, members, after);
    const found = await this.members.read<ProfileDocument>(tenantId, query, limit);
    return found.map(liveProfileOf).filter((profile) => profile !== undefined);
  }

  override async count(tenantId: string, members: Members): Promise<number> {
    if (members.kind === 'nobody') return 0;
    return this.members.count(tenantId, queryOf(tenantId, members, null));
  }

  override async scan(
    tenantId: string,
    members: Members,
    { after, limit }: Page,
    fields: readonly string[],
  ): Promise<readonly ScannedProfile[]> {
    if (members.kind === 'nobody') return [];
    const query = queryOf(tenantId, members, after);
    return scannedOf(await this.members.read<ProfileDocument>(tenantId, query, limit, projectionOf(fields)));
  }

  override async scanThese(
    tenantId: string,
    profileIds: readonly string[],
    after: string | null,
    fields: readonly string[],
  ): Promise<readonly ScannedProfile[]> {
    const { _id: these } = withIds(tenantId, profileIds);
    const filter = { _id: { ...keysAfter(tenantId, after), ...these }, deleted: { $exists: false } };
    const reading = { sort: idOrder, hint: idOrder, projection: projectionOf(fields) };
    return scannedOf(await this.of(tenantId).find(filter, reading));
  }

  /** Those that were there already. An insert costs the server a tenth of an upsert. */
  private async insert(tenantId: string, documents: readonly ProfileDocument[]): Promise<readonly ProfileDocument[]> {
    const refused = await this.of(tenantId).insertMany(documents);
    return refused.map((index) => documents[index]).filter((document) => document !== undefined);
  }

  /** Those that have another version by now. */
  private async replace(tenantId: string, documents: readonly ProfileDocument[]): Promise<readonly ProfileDocument[]> {
    const writes = documents.map((document) => ({
      filter: { _id: document._id, rev: document.rev - 1 },
      update: document,
      // Where the version is another one, the upsert meets the key and is refused: so each late change is known.
      upsert: true,
    }));
    const { refused } = await this.of(tenantId).bulk(writes);
    return refused.map((index) => documents[index]).filter((document) => document !== undefined);
  }

  /** While Kafka is away the relay announces; to wait for it with every batch would stop an upload. */
  private async announce(documents: readonly ProfileDocument[]): Promise<void> {
    if (performance.now() < this.quietUntil) return;
    try {
      await this.outbox.say(documents);
    } catch (error) {
      if (!(error instanceof DependencyUnavailable) || error.dependency !== 'kafka') throw error;
      this.quietUntil = performance.now() + quietMs;
    }
  }

  private of(tenantId: string): Scope<ProfileDocument> {
    return this.collection.forTenant(tenantId);
  }
}

function isFirst({ rev }: ProfileDocument): boolean {
  return rev === 1;
}

function projectionOf(fields: readonly string[]) {
  const mapped = fields.map((field) => [`fields.${storedName(field)}`, 1] as const);
  return { _id: 0, profileId: 1, ...Object.fromEntries(mapped) } as const;
}

function scannedOf(documents: readonly ProfileDocument[]): readonly ScannedProfile[] {
  return documents.map(({ profileId, fields = {} }) => ({ profileId, fields: unstored(fields) }));
}

function withIds(tenantId: string, profileIds: readonly string[]) {
  return { _id: { $in: profileIds.map((id) => keyOf(tenantId, id)) } };
}

const everyProfile: Expression = { is: 'all', of: [] };

function queryOf(tenantId: string, members: Exclude<Members, { kind: 'nobody' }>, after: string | null): MemberQuery {
  const now = members.kind === 'expression' ? members.at : new Date();
  return memberQuery({ tenantId, expression: asExpression(members), now, after });
}

function asExpression(members: Exclude<Members, { kind: 'nobody' }>): Expression {
  if (members.kind === 'everyone') return everyProfile;
  return members.kind === 'expression' ? members.expression : ofRule(members.rule, () => nobody);
}
