import { Database } from '@firmograph/mongo';
import { withMongo } from '@firmograph/testing';
import { MongoDeletedProfiles } from '../adapters/mongo/mongo-deleted-profiles.ts';
import { MongoDoubts } from '../adapters/mongo/mongo-doubts.ts';
import { MongoEnrichments } from '../adapters/mongo/mongo-enrichments.ts';
import { MongoRecords } from '../adapters/mongo/mongo-records.ts';
import { MongoRows } from '../adapters/mongo/mongo-rows.ts';
import { MongoRuns } from '../adapters/mongo/mongo-runs.ts';
import { MongoReviews } from '../adapters/mongo/mongo-reviews.ts';
import { MongoChanges } from '../adapters/mongo/mongo-changes.ts';
import { MongoUndos } from '../adapters/mongo/mongo-undos.ts';
import { MongoTallies } from '../adapters/mongo/mongo-tallies.ts';
import { Bell } from '../application/bell.ts';
import { CountDeadLetters } from '../application/count-dead-letters.ts';
import { Counting } from '../application/counting.ts';
import { ErasedAnswers } from '../application/erased-answers.ts';
import { FinishRecord } from '../application/finish-record.ts';
import { FinishUnfinished } from '../application/finish-unfinished.ts';
import { FollowRun } from '../application/follow-run.ts';
import { GuardOwnTopic } from '../application/guard-own-topic.ts';
import { KnownRuns } from '../application/known-runs.ts';
import { nothingErased } from '../application/ports.ts';
import { PresentState } from '../application/present-state.ts';
import { PublishedRows } from '../application/published-rows.ts';
import { RecordAnswers } from '../application/record-answers.ts';
import { RepairOwnTopic } from '../application/repair-own-topic.ts';
import { SettleRuns } from '../application/settle-runs.ts';
import { CountRunChanges } from '../application/count-run-changes.ts';
import { ListRunChanges } from '../application/list-run-changes.ts';
import { RowHistory } from '../application/row-history.ts';
import { DecideReview } from '../application/decide-review.ts';
import { DoDecisions } from '../application/do-decisions.ts';
import { KnownEnrichment } from '../application/known-enrichment.ts';
import { ReadChanges } from '../application/read-changes.ts';
import { ReviewedState } from '../application/reviewed-state.ts';
import { UndoRun } from '../application/undo-run.ts';
import { WorkOnUndos } from '../application/work-on-undos.ts';
import { WithdrawEnrichment } from '../application/withdraw-enrichment.ts';
import { WithdrawProfile } from '../application/withdraw-profile.ts';
import { WithdrawRows } from '../application/withdraw-rows.ts';
import { FakeAnnouncements, FakeOwnTopic } from './fakes.ts';

/** Every store on a real MongoDB, and the use cases on them; nobody works on what is due unless a test does. */
export async function openStores({ leftAloneMs = 0 } = {}) {
  const mongo = await withMongo();
  const database = await Database.connect(mongo.value, 'results');
  const announcements = new FakeAnnouncements();
  const ownTopic = new FakeOwnTopic();
  const bell = new Bell();
  const stored = await openCollections(database, { announcements, relayAfterMs: 0, leftAloneMs });
  const { runs, rows, records, tallies, enrichments, deletedProfiles, doubts, reviews, undos } = stored;

  const finishRecord = new FinishRecord(rows, announcements, new Counting(tallies, runs, bell, reviews), records);
  const present = new PresentState(rows, deletedProfiles, enrichments, new ErasedAnswers(nothingErased));
  const doDecisions = new DoDecisions(reviews, records, rows, finishRecord);
  const withdrawRows = new WithdrawRows(rows, records, finishRecord);
  return {
    ...{ ...stored, announcements, ownTopic },
    ...{ finishRecord, present },
    followRun: new FollowRun(runs, enrichments, bell),
    recordAnswers: new RecordAnswers(new KnownRuns(runs), new ReviewedState(present, reviews), records, finishRecord),
    finishUnfinished: new FinishUnfinished(records, finishRecord),
    settleRuns: new SettleRuns(runs, tallies),
    countDeadLetters: new CountDeadLetters(records, tallies, runs, bell),
    withdrawEnrichment: new WithdrawEnrichment(enrichments, rows, withdrawRows),
    withdrawProfile: new WithdrawProfile(deletedProfiles, enrichments, rows, withdrawRows),
    decideReview: new DecideReview(new KnownEnrichment(enrichments), reviews, rows, doDecisions),
    doDecisions,
    readChanges: new ReadChanges(new KnownEnrichment(enrichments), stored.changes, rows),
    undoRun: new UndoRun(runs, undos, bell),
    workOnUndos: new WorkOnUndos(undos, records, rows, finishRecord),
    listRunChanges: new ListRunChanges(runs, records, rows, new RowHistory(records)),
    countRunChanges: new CountRunChanges(runs, records),
    guard: new GuardOwnTopic(rows, doubts),
    repair: new RepairOwnTopic(doubts, new PublishedRows(rows, records), ownTopic, announcements),
    close: async () => {
      await database.close();
      await mongo.release();
    },
  };
}

interface CollectionOptions {
  readonly announcements: FakeAnnouncements;
  readonly relayAfterMs: number;
  readonly leftAloneMs: number;
}

async function openCollections(database: Database, options: CollectionOptions) {
  return {
    runs: await MongoRuns.open(database, options),
    rows: await MongoRows.open(database, options),
    records: await MongoRecords.open(database, options.leftAloneMs),
    tallies: await MongoTallies.open(database),
    enrichments: await MongoEnrichments.open(database),
    deletedProfiles: await MongoDeletedProfiles.open(database),
    doubts: await MongoDoubts.open(database),
    reviews: await MongoReviews.open(database),
    changes: await MongoChanges.open(database),
    undos: await MongoUndos.open(database),
  };
}

export type Stores = Awaited<ReturnType<typeof openStores>>;
