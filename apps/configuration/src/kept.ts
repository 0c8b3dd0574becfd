import type { Abstract, Provider } from '@nestjs/common';
import { EventPublisher } from '@firmograph/kafka';
import { Database, type Worker } from '@firmograph/mongo';
import { AuditTrail } from '@firmograph/service-kit';
import { auditedPublish } from './adapters/audit/audited-publish.ts';
import type { Publish } from './adapters/mongo/mongo-store.ts';
import { Background } from './adapters/work/background.ts';

interface Kept {
  readonly store: { readonly workers: readonly Worker[] };
}

/** A port over a collection, and the workers that say what is written there. */
export function kept<Port>(
  port: Abstract<Port>,
  open: (database: Database, publish: Publish) => Promise<Port & Kept>,
): readonly Provider[] {
  return [
    {
      provide: port,
      useFactory: (database: Database, publisher: EventPublisher, trail: AuditTrail) =>
        open(
          database,
          auditedPublish(trail, (messages) => publisher.publish(messages)),
        ),
      inject: [Database, EventPublisher, AuditTrail],
    },
    {
      provide: `workers of ${port.name}`,
      useFactory: ({ store }: Kept) => new Background(store.workers),
      inject: [port],
    },
  ];
}
