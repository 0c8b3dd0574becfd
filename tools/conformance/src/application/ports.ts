import type { OutgoingMessage } from '@firmograph/contracts';

/** Topics of the check's own, on the brokers that are given. */
export abstract class Topics {
  /** The name of a new topic. `eager`: it is compacted as soon as the brokers get to it. */
  abstract create(keeping: 'normal' | 'eager'): Promise<string>;
  abstract publish(topic: string, messages: readonly OutgoingMessage[]): Promise<void>;
  /** False when the brokers have taken nothing away in good time. */
  abstract compacted(topic: string, published: number): Promise<boolean>;
}

/** Where a consumer finds its topic, and its group and an empty folder, which are its own for as long as it is one consumer. */
export interface Place {
  readonly topic: string;
  readonly consumer: string;
}

/** What it printed, or how it failed, as a part of a sentence. */
export type Ran =
  | { readonly ended: 'well'; readonly output: string; readonly tookMs: number }
  | { readonly ended: 'badly'; readonly reason: string };

export interface Following {
  /** Kills it, as a machine that breaks does. False when it had ended by itself. */
  kill(): Promise<boolean>;
}

/** The consumer under test. */
export abstract class Consumer {
  /** Runs until it has read to the end of the topic. */
  abstract once(place: Place): Promise<Ran>;
  abstract follow(place: Place): Following;
}

export abstract class Pace {
  abstract wait(ms: number): Promise<void>;
}
