import type { OutgoingMessage } from '@firmograph/contracts';
import { randomOf } from './random.ts';
import type { Story } from './stories.ts';

/** What is published before and after the pause, each in its order. */
export interface Script {
  readonly beforePause: readonly OutgoingMessage[];
  readonly afterPause: readonly OutgoingMessage[];
}

/** Mixes the stories: each keeps its own order, as Kafka keeps that of a key; among each other they come as the seed says. */
export function scriptOf(stories: readonly Story[], seed: number): Script {
  const random = randomOf(seed);
  return {
    beforePause: mixed(
      stories.map((story) => story.beforePause),
      random,
    ),
    afterPause: mixed(
      stories.map((story) => story.afterPause),
      random,
    ),
  };
}

function mixed(streams: readonly (readonly OutgoingMessage[])[], random: () => number): readonly OutgoingMessage[] {
  const left = streams.filter((stream) => stream.length > 0).map((stream) => [...stream]);
  const all: OutgoingMessage[] = [];
  while (left.length > 0) {
    const at = Math.floor(random() * left.length);
    const next = left[at]?.shift();
    if (next === undefined) left.splice(at, 1);
    else all.push(next);
  }
  return all;
}
