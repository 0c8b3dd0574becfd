import { companyFields, confidences, outcomeNames, outcomeReasons, type OutcomeCounts } from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';
import type { Database, TenantCollection, TenantDocument } from '@firmograph/mongo';
import { Tallies, type PartTally } from '../../application/ports.ts';
import type { Sums } from '../../domain/run.ts';
import { keysUnder } from './key-range.ts';

type TallyDocument = PartTally & TenantDocument;

const mostMissing = 1000;

export class MongoTallies extends Tallies {
  private constructor(private readonly collection: TenantCollection<TallyDocument>) {
    super();
  }

  static async open(database: Database): Promise<MongoTallies> {
    return new MongoTallies(await database.collection<TallyDocument>({ name: 'tallies' }));
  }

  override async count(tally: PartTally): Promise<void> {
    const { _id, ...document } = documentOf(tally);
    await this.collection.forTenant(tally.tenantId).update({ _id }, { $set: document }, true);
  }

  override async countUncounted(tallies: readonly PartTally[]): Promise<void> {
    for (const [tenantId, ofTenant] of Map.groupBy(tallies, (tally) => tally.tenantId)) {
      const writes = ofTenant.map(documentOf).map(({ _id, ...document }) => ({
        filter: { _id },
        update: { $setOnInsert: document },
        upsert: true,
      }));
      await this.collection.forTenant(tenantId).bulk(writes);
    }
  }

  override async sum(tenantId: string, runId: string): Promise<Sums> {
    const scope = this.collection.forTenant(tenantId);
    const [found] = await scope.aggregate<Group>({ _id: keysUnder([tenantId, runId]) }, [{ $group: group }]);
    return sumsOf(found);
  }

  override async missing(tenantId: string, runId: string, batches: number): Promise<readonly number[]> {
    const found = await this.collection
      .forTenant(tenantId)
      .find({ _id: keysUnder([tenantId, runId]) }, { projection: { batch: 1, parts: 1 } });
    const left = new Map<number, number>();
    for (const { batch, parts } of found) left.set(batch, (left.get(batch) ?? parts) - 1);
    const missing: number[] = [];
    for (let batch = 1; batch <= batches && missing.length < mostMissing; batch += 1)
      if (left.get(batch) !== 0) missing.push(batch);
    return missing;
  }
}

function documentOf(tally: PartTally): TallyDocument {
  return { ...tally, _id: keyOf(tally.tenantId, tally.runId, tally.batch, tally.part) };
}

type Group = Record<string, number> & { readonly lastAt: Date };

const isLast = { $eq: ['$part', '$parts'] };
const sumOf = (section: string, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [`${section} ${name}`, { $sum: `$tally.${section}.${name}` }]));

// Every name that may be counted is known, so that the server adds up and sends one small document.
const group = {
  _id: null,
  profiles: { $sum: '$profiles' },
  parts: { $sum: 1 },
  lastParts: { $sum: { $cond: [isLast, 1, 0] } },
  expectedParts: { $sum: { $cond: [isLast, '$parts', 0] } },
  lastAt: { $max: '$at' },
  cached: { $sum: '$tally.cached' },
  ...sumOf('counts', outcomeNames),
  ...sumOf('reasons', outcomeReasons),
  ...sumOf('confidences', confidences),
  ...sumOf('fields', companyFields),
};

function sumsOf(found: Group | undefined): Sums {
  const numberOf = (name: string): number => found?.[name] ?? 0;
  const some = (section: string, names: readonly string[]) =>
    Object.fromEntries(
      names.map((name) => [name, numberOf(`${section} ${name}`)] as const).filter(([, count]) => count > 0),
    );
  const counts = outcomeNames.map((name) => [name, numberOf(`counts ${name}`)]);
  return {
    profiles: numberOf('profiles'),
    parts: numberOf('parts'),
    lastParts: numberOf('lastParts'),
    expectedParts: numberOf('expectedParts'),
    lastAt: found?.lastAt ?? null,
    // One entry for each name there is.
    counts: Object.fromEntries(counts) as OutcomeCounts,
    reasons: some('reasons', outcomeReasons),
    confidences: some('confidences', confidences),
    fields: some('fields', companyFields),
    cached: numberOf('cached'),
  };
}
