import { Kafka, logLevel } from 'kafkajs';
import { databaseUrl, serviceNames, type Stack } from '@firmograph/dev';
import { WholeDatabase, type DatabaseContent } from '@firmograph/mongo';
import { eventually, readTopic } from '@firmograph/testing';

type Copies = ReadonlyMap<string, DatabaseContent>;

/** Looks at everything that is stored of a stack, from outside. */
export class CopiesOf {
  private readonly kafka: Kafka;

  constructor(private readonly stack: Stack) {
    this.kafka = new Kafka({ brokers: [...stack.description.kafka.brokers], logLevel: logLevel.NOTHING });
  }

  async databases(): Promise<Copies> {
    const copies = new Map<string, DatabaseContent>();
    for (const service of serviceNames)
      await this.within(service, async (db) => void copies.set(service, await db.read()));
    return copies;
  }

  async restore(copies: Copies): Promise<void> {
    for (const [service, content] of copies) await this.within(service, (db) => db.restore(content));
  }

  /** `service/collection` of every document that holds one of the texts. */
  async inDatabases(texts: readonly string[]): Promise<readonly string[]> {
    const places = new Set<string>();
    for (const [service, content] of await this.databases())
      for (const [collection, documents] of content)
        if (documents.some((document) => holds(JSON.stringify(document), texts)))
          places.add(`${service}/${collection}`);
    return [...places];
  }

  /** Every topic in which a record from its first offset on holds one of the texts, in its key, value or headers. */
  async inTopics(texts: readonly string[]): Promise<readonly string[]> {
    const places: string[] = [];
    for (const topic of await this.topics())
      if ((await this.recordsOf(topic)).some((record) => holds(record, texts))) places.push(topic);
    return places;
  }

  /** Every group of the services reads every topic from its beginning when it starts again; nobody may be in one now. */
  async rewind(): Promise<void> {
    const { namespace } = this.stack.description.kafka;
    await this.asAdmin(async (admin) => {
      for (const service of serviceNames) {
        const groupId = `${namespace}.${service}`;
        for (const { topic } of await admin.fetchOffsets({ groupId }))
          await eventually(() => admin.resetOffsets({ groupId, topic, earliest: true }), 60_000);
      }
    });
  }

  private async recordsOf(topic: string): Promise<readonly string[]> {
    const held = await this.asAdmin(async (admin) => {
      const offsets = await admin.fetchTopicOffsets(topic);
      return offsets.filter(({ low, high }) => BigInt(high) > BigInt(low));
    });
    if (held.length === 0) return [];
    const reader = await readTopic(this.stack.description.kafka.brokers, topic);
    // The last offset may be compacted away: what has been silent for a while has been read.
    let seen = -1;
    await eventually(() => {
      const isStill = reader.messages.length === seen;
      seen = reader.messages.length;
      if (!isStill || seen === 0) throw new Error('still reading');
    }, 15_000).catch(() => undefined);
    await reader.stop();
    return reader.messages.map((message) => JSON.stringify(message));
  }

  private topics(): Promise<readonly string[]> {
    const { namespace } = this.stack.description.kafka;
    return this.asAdmin(async (admin) =>
      (await admin.listTopics()).filter((name) => name.startsWith(`${namespace}.`)).toSorted(),
    );
  }

  private async asAdmin<Result>(work: (admin: ReturnType<Kafka['admin']>) => Promise<Result>): Promise<Result> {
    const admin = this.kafka.admin();
    await admin.connect();
    return work(admin).finally(() => admin.disconnect());
  }

  private async within(service: string, work: (db: WholeDatabase) => Promise<void>): Promise<void> {
    const { mongoUrl, namespace } = this.stack.facts;
    const database = await WholeDatabase.connect(databaseUrl(mongoUrl, `${namespace}-${service}`));
    await work(database).finally(() => database.close());
  }
}

function holds(record: string, texts: readonly string[]): boolean {
  const folded = record.toLowerCase();
  return texts.some((text) => folded.includes(text.toLowerCase()));
}
