import type { OutgoingMessage } from '@firmograph/contracts';
import { DependencyUnavailable } from '@firmograph/kernel';
import { Announcements, OwnTopic } from '../application/ports.ts';

/** Keeps what is published; can be out of reach, before or after it has taken the messages. */
export class FakeAnnouncements extends Announcements {
  all: OutgoingMessage[] = [];
  fails: 'never' | 'before' | 'after' = 'never';

  override async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    if (this.fails === 'before') throw new DependencyUnavailable('kafka', 1);
    this.all.push(...messages);
    if (this.fails === 'after') throw new DependencyUnavailable('kafka', 1);
  }

  /** What the messages of one key are about, in order; null: a tombstone. */
  sequencesOf(key: string): string[] {
    return this.all
      .filter((message) => message.key === key)
      .map(({ value, headers }) => `${headers['sequence'] ?? ''}${value === null ? ' end' : ''}`);
  }
}

export class FakeOwnTopic extends OwnTopic {
  end = 0n;
  read = 0n;

  override async endOf(): Promise<bigint> {
    return this.end;
  }

  override async readUpTo(): Promise<bigint> {
    return this.read;
  }
}
