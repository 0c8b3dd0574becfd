import { randomUUID } from 'node:crypto';
import type { mongo } from 'mongoose';
import { isDuplicate } from './faults.ts';

const contenders = 50;

interface Scratch {
  readonly _id: string;
  readonly owner?: number;
  readonly count?: number;
}

/**
 * Compatible servers are not equal: some lose one of two concurrent upserts, some let two claims win. Fifty claims of one
 * document must have one winner, fifty upserts of one key must make one document and keep every increment.
 * Throws when they do not, or when writes are not acknowledged by the majority's journal.
 */
export async function assertConforms(db: mongo.Db): Promise<void> {
  assertJournaled(db);
  const scratch = db.collection<Scratch>('conformance');
  const id = randomUUID();
  try {
    await scratch.insertOne({ _id: id });
    const winners = await countOf(contenders, async (owner) => {
      const { modifiedCount } = await scratch.updateOne({ _id: id, owner: { $exists: false } }, { $set: { owner } });
      return modifiedCount === 1;
    });
    const key = `${id}-upsert`;
    await Promise.all(Array.from({ length: contenders }, () => increment(scratch, key)));
    const counted = await scratch.findOne({ _id: key });
    if (winners !== 1 || counted?.count !== contenders)
      throw new Error(
        `This MongoDB does not keep compare-and-set: ${winners} of ${contenders} claims won, ${counted?.count ?? 0} of ${contenders} increments were kept.`,
      );
  } finally {
    await scratch.deleteMany({ _id: { $in: [id, `${id}-upsert`] } });
  }
}

function assertJournaled({ writeConcern }: mongo.Db): void {
  if (writeConcern?.w !== 'majority' || writeConcern.journal !== true)
    throw new Error('MongoDB would not journal writes on the majority; remove w and journal from MONGO_URL.');
}

/** An upsert that loses the race to create the document tries once more; the document is there then. */
async function increment(scratch: mongo.Collection<Scratch>, key: string): Promise<void> {
  const add = () => scratch.updateOne({ _id: key }, { $inc: { count: 1 } }, { upsert: true });
  await add().catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
    return add();
  });
}

async function countOf(times: number, attempt: (index: number) => Promise<boolean>): Promise<number> {
  const wins = await Promise.all(Array.from({ length: times }, (_, index) => attempt(index)));
  return wins.filter(Boolean).length;
}
