import type { OutgoingMessage } from '@firmograph/contracts';
import { Consumer, Topics, type Following, type Place, type Ran } from '../application/ports.ts';
import type { Reader } from './readers.ts';

/** Topics in memory; compaction is what it says it is. */
export class MemoryTopics extends Topics {
  private readonly logs: OutgoingMessage[][] = [];

  async create(): Promise<string> {
    return String(this.logs.push([]) - 1);
  }

  async publish(topic: string, messages: readonly OutgoingMessage[]): Promise<void> {
    this.of(topic).push(...messages);
  }

  async compacted(topic: string): Promise<boolean> {
    const log = this.of(topic);
    const last = new Map(log.map((message) => [message.key, message]));
    const left = log.filter((message) => last.get(message.key) === message && message.value !== null);
    log.splice(0, log.length, ...left);
    return true;
  }

  of(topic: string): OutgoingMessage[] {
    return this.logs[Number(topic)] ?? [];
  }
}

export interface Manner {
  /** Says that it has read something before it has stored what that makes of its table. */
  readonly commitsFirst?: true;
  /** Prints a line for each record that it takes. */
  readonly prints?: 'every record';
  readonly stopsByItself?: true;
}

type Table = Parameters<Reader>[0];

/** A reader as a consumer: its table and its offset are stored under its name. */
export class MemoryConsumer extends Consumer {
  private readonly stored = new Map<string, { readonly table: Table; readonly offset: number }>();

  constructor(
    private readonly topics: MemoryTopics,
    private readonly reader: Reader,
    private readonly manner: Manner = {},
  ) {
    super();
  }

  async once({ topic, consumer }: Place): Promise<Ran> {
    const { table, offset } = this.stored.get(consumer) ?? { table: new Map() as Table, offset: 0 };
    const log = this.topics.of(topic);
    try {
      const each = log.slice(offset).map((message) => this.taken(table, message));
      this.stored.set(consumer, { table, offset: log.length });
      const whole = Array.from(table, ([key, row]) => lineOf(key, row));
      return { ended: 'well', output: (this.manner.prints === 'every record' ? each : whole).join('\n'), tookMs: 1 };
    } catch (error) {
      return { ended: 'badly', reason: Error.isError(error) ? error.message : String(error) };
    }
  }

  follow({ topic, consumer }: Place): Following {
    return {
      kill: async () => {
        const { table } = this.stored.get(consumer) ?? { table: new Map() as Table };
        if (this.manner.commitsFirst === true)
          this.stored.set(consumer, { table, offset: this.topics.of(topic).length });
        return this.manner.stopsByItself !== true;
      },
    };
  }

  /** The line of what it holds of the key by now. */
  private taken(table: Table, message: OutgoingMessage): string {
    this.reader(table, message);
    const row = table.get(message.key);
    return row === undefined ? '' : lineOf(message.key, row);
  }
}

function lineOf(key: string, row: object): string {
  return JSON.stringify({ key, ...row });
}
