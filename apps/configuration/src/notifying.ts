import type { Provider } from '@nestjs/common';
import { Worker } from '@firmograph/mongo';
import { MongoDeliveries, MongoSubscriptions } from './adapters/mongo/mongo-notifications.ts';
import { OutgoingReceivers } from './adapters/notifications/outgoing-receivers.ts';
import { DeliverNotifications } from './application/deliver-notifications.ts';
import { Deliveries, Receivers, Subscriptions } from './application/ports.ts';
import type { ConfigurationConfig } from './config.ts';
import { kept } from './kept.ts';

const deliveryLanes = 8;

/** Who tells people and programs what they want to hear. */
export function notifications(config: ConfigurationConfig): readonly Provider[] {
  const { SMTP_URL: smtpUrl, NOTIFY_FROM: mailFrom, NOTIFY_TIMEOUT_MS: timeoutMs } = config;
  const options = { smtpUrl, mailFrom, timeoutMs, allowPrivate: config.NOTIFY_PRIVATE_ADDRESSES };
  return [
    ...kept(Subscriptions, (database, publish) => MongoSubscriptions.open(database, publish)),
    ...kept(Deliveries, (database, publish) => MongoDeliveries.open(database, publish)),
    { provide: Receivers, useFactory: () => new OutgoingReceivers(options) },
    {
      provide: 'worker of notifications',
      useFactory: (deliver: DeliverNotifications) =>
        new Worker({
          name: 'notifications',
          lanes: deliveryLanes,
          idleMs: 500,
          step: async () => ((await deliver.execute(() => new Date())) ? 'worked' : 'idle'),
        }),
      inject: [DeliverNotifications],
    },
  ];
}
