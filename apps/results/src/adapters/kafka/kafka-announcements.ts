import { Injectable } from '@nestjs/common';
import type { OutgoingMessage } from '@firmograph/contracts';
import { EventPublisher } from '@firmograph/kafka';
import { Announcements } from '../../application/ports.ts';

@Injectable()
export class KafkaAnnouncements extends Announcements {
  constructor(private readonly publisher: EventPublisher) {
    super();
  }

  override async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    if (messages.length > 0) await this.publisher.publish(messages);
  }
}
