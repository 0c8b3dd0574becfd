import type { OutgoingMessage } from '@firmograph/contracts';
import { withMongo } from '@firmograph/testing';
import { Database } from '../database.ts';
import { LeasedWork, type LeasedDocument } from '../leased-work.ts';
import { Outbox, type OutboxDocument } from '../outbox.ts';

export interface Note extends OutboxDocument, LeasedDocument {
  readonly text: string;
}

export const aNote = (tenantId: string, id: string, over: Partial<Note> = {}): Note => ({
  _id: `${tenantId}:${id}`,
  tenantId,
  text: id,
  rev: 1,
  fence: 0,
  ...over,
});

/** A database of its own with one collection, and an outbox whose messages land in `sent`. */
export async function openDatabase() {
  const mongo = await withMongo();
  const database = await Database.connect(mongo.value, 'test');
  const notes = await database.collection<Note>({ name: 'notes', indexes: [LeasedWork.index, Outbox.index] });
  const sent: OutgoingMessage[] = [];
  const outboxWith = (over: { olderThanMs?: number; publish?: () => Promise<void> } = {}) =>
    Outbox.of(database, notes, {
      messagesOf: ({ _id, text, rev }) => [{ topic: 'notes', key: _id, value: `${text}#${rev}`, headers: {} }],
      publish: async (messages) => void sent.push(...messages),
      ...over,
    });
  const close = async (): Promise<void> => {
    await database.close();
    await mongo.release();
  };
  return { database, notes, sent, outboxWith, close, url: mongo.value };
}
