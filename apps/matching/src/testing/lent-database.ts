import { afterAll, beforeAll } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Database } from '@firmograph/mongo';
import { withMongo } from '@firmograph/testing';

/** A real database for the tests of one file, without the log of what they let go wrong; there once the tests run. */
export function lentDatabase(): () => Database {
  let database: Database;
  let release: () => Promise<void>;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    const mongo = await withMongo();
    release = () => mongo.release();
    database = await Database.connect(mongo.value, 'matching');
  });
  afterAll(async () => {
    await database.close();
    await release();
  });
  return () => database;
}
