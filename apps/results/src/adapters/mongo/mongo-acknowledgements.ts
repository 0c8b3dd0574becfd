import { ErasureAcknowledged, erasures, occurred, outgoing, type OutgoingMessage } from '@firmograph/contracts';
import { keyOf } from '@firmograph/kernel';
import { Outbox, type Database, type OutboxDocument, type TenantCollection } from '@firmograph/mongo';
import { Acknowledgements, type Announcements } from '../../application/ports.ts';

interface AcknowledgementDocument extends OutboxDocument {
  readonly erasureId: string;
  readonly consumer: string;
  readonly at: Date;
}

export class MongoAcknowledgements extends Acknowledgements {
  private constructor(
    private readonly collection: TenantCollection<AcknowledgementDocument>,
    readonly outbox: Outbox<AcknowledgementDocument>,
  ) {
    super();
  }

  static async open(database: Database, announcements: Announcements): Promise<MongoAcknowledgements> {
    const collection = await database.collection<AcknowledgementDocument>({
      name: 'acknowledgements',
      indexes: [Outbox.index],
    });
    const outbox = await Outbox.of(database, collection, {
      messagesOf: (document) => [messageOf(document)],
      publish: (messages) => announcements.publish(messages),
    });
    return new MongoAcknowledgements(collection, outbox);
  }

  override async keep(tenantId: string, erasureId: string, consumer: string, at: Date): Promise<Date> {
    const scoped = this.collection.forTenant(tenantId);
    const document = {
      _id: keyOf(tenantId, erasureId, consumer),
      tenantId,
      erasureId,
      consumer,
      at,
      rev: 1,
      pendAt: at,
    };
    if (await scoped.insert(document)) await this.outbox.say([document]);
    return (await scoped.findOne({ _id: document._id }))?.at ?? at;
  }
}

function messageOf({ tenantId, erasureId, consumer, at }: AcknowledgementDocument): OutgoingMessage {
  const event = occurred(ErasureAcknowledged, {
    source: 'results',
    subject: keyOf(tenantId, erasureId),
    occurrence: `acknowledged by ${consumer}`,
    time: at,
    tenantid: tenantId,
    data: { erasureId, consumer, at: at.toISOString() },
  });
  return outgoing(erasures, event);
}
