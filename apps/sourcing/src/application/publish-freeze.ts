import type { OutgoingMessage } from '@firmograph/contracts';
import { Injectable } from '@nestjs/common';
import type { Progress, Publishing } from '../domain/freeze.ts';
import { runSourcedMessage } from './announcements.ts';
import { FrozenBatches, Publisher, type Freeze } from './ports.ts';
import type { Turn } from './turn.ts';

const batchesAtOnce = 8;

/** Says that the run is sourced, then publishes its batches in order; a run that is canceled meanwhile gets them too. */
@Injectable()
export class PublishFreeze {
  constructor(
    private readonly batches: FrozenBatches,
    private readonly publisher: Publisher,
  ) {}

  /** How far it came in this turn; 'lost' when somebody else has taken over. */
  async execute(turn: Turn, from: Publishing): Promise<Progress | 'lost'> {
    const { freeze } = turn;
    let progress = from;
    if (progress.published === 0) await this.publisher.publish([runSourcedMessage(freeze, progress)]);
    let next = this.messagesAfter(freeze, progress);
    while (progress.published < progress.batches) {
      const messages = await next;
      if (messages.length === 0) return { phase: 'expired' };
      const published = { ...progress, published: progress.published + messages.length };
      next = this.messagesAfter(freeze, published);
      await this.publisher.publish(messages);
      progress = published;
      if (!(await turn.renew(progress))) return 'lost';
      if (turn.isOver) return progress;
    }
    const { batches, profiles } = progress;
    return { phase: 'done', batches, profiles };
  }

  /** Read while those before are published. */
  private messagesAfter(freeze: Freeze, { published, batches }: Publishing): Promise<readonly OutgoingMessage[]> {
    const limit = Math.min(batchesAtOnce, batches - published);
    const reading = limit === 0 ? Promise.resolve([]) : this.batches.messagesAfter(freeze, published, limit);
    reading.catch(() => undefined);
    return reading;
  }
}
