import type { Database } from '@firmograph/mongo';
import { MongoBatches } from '../adapters/mongo/mongo-batches.ts';
import { MongoBlocks } from '../adapters/mongo/mongo-blocks.ts';
import { MongoDecisions } from '../adapters/mongo/mongo-decisions.ts';
import { MongoDeletedProfiles } from '../adapters/mongo/mongo-deleted-profiles.ts';
import { MongoKnownAnswers } from '../adapters/mongo/mongo-known-answers.ts';
import { MongoLedger } from '../adapters/mongo/mongo-ledger.ts';
import { MongoPurses } from '../adapters/mongo/mongo-purses.ts';
import { MongoRuns } from '../adapters/mongo/mongo-runs.ts';
import type { OpenMemory } from './bench.ts';
import { leaseMs } from './fake-batches.ts';
import { FreeRate } from './fakes.ts';

/** What the worker remembers, in a real database; the rate is a test of its own. */
export function mongoMemory(database: Database): OpenMemory {
  return async (publish) => ({
    batches: await MongoBatches.open(database, { leaseMs, publish, relayOlderThanMs: 0 }),
    runs: await MongoRuns.open(database, publish),
    blocks: await MongoBlocks.open(database),
    decisions: await MongoDecisions.open(database),
    deleted: await MongoDeletedProfiles.open(database),
    answers: await MongoKnownAnswers.open(database),
    ledger: await MongoLedger.open(database),
    purses: await MongoPurses.open(database),
    rate: new FreeRate(),
  });
}
