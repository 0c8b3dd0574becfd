import { envelope, type AuditedChange, type OutgoingMessage } from '@firmograph/contracts';
import type { AuditTrail } from '@firmograph/service-kit';

type Publish = (messages: readonly OutgoingMessage[]) => Promise<void>;

/** A message of a change that nobody asked for. */
export interface UnaskedMessage extends OutgoingMessage {
  readonly unasked?: AuditedChange;
}

/**
 * What the service changed unasked is in the audit trail before anybody hears of it. The change was written with the
 * document, so a death in between has both said later; told twice, it is recorded once.
 */
export function auditedPublish(trail: Pick<AuditTrail, 'changed'>, publish: Publish): Publish {
  return async (messages) => {
    for (const { unasked, value } of messages as readonly UnaskedMessage[])
      if (unasked !== undefined && value !== null) await record(trail, value, unasked);
    await publish(messages.map(({ topic, key, value, headers }) => ({ topic, key, value, headers })));
  };
}

async function record(trail: Pick<AuditTrail, 'changed'>, value: string, change: AuditedChange): Promise<void> {
  const { id: eventId, time: at, type: action, tenantid } = envelope.parse(JSON.parse(value));
  await trail.changed(tenantid, { eventId, at, action, changes: [change] });
}
