import { describe, expect, it } from '@jest/globals';
import { EnrichedProfileRetracted, EnrichedProfileUpdated } from '@firmograph/contracts';
import { scriptOf } from './script.ts';
import { allStories } from './stories.ts';

const stories = allStories();

describe('the script', () => {
  it('is the same for the same seed, and another one for another', () => {
    expect(scriptOf(stories, 3)).toEqual(scriptOf(stories, 3));
    expect(scriptOf(stories, 3).beforePause).not.toEqual(scriptOf(stories, 4).beforePause);
  });

  it('keeps the order of each key, whatever is between', () => {
    const { beforePause, afterPause } = scriptOf(stories, 5);
    for (const story of stories) {
      expect(beforePause.filter(({ key }) => key === story.key)).toEqual(story.beforePause);
      expect(afterPause.filter(({ key }) => key === story.key)).toEqual(story.afterPause);
    }
  });

  it('gives each story a key of its own', () => {
    expect(new Set(stories.map(({ key }) => key)).size).toBe(stories.length);
  });

  it('repeats an event with the same id and the same bytes', () => {
    const { beforePause } = scriptOf(stories, 5);
    const byId = new Map<string, Set<string>>();
    for (const { value } of beforePause) {
      if (value === null) continue;
      const { id } = JSON.parse(value) as { id: string };
      byId.set(id, (byId.get(id) ?? new Set()).add(value));
    }
    expect([...byId.values()].every((values) => values.size === 1)).toBe(true);
    expect(byId.size).toBeLessThan(beforePause.filter(({ value }) => value !== null).length);
  });

  it('holds to the contract of the topic, but for what a later version may add', () => {
    const { beforePause, afterPause } = scriptOf(stories, 5);
    const events = [...beforePause, ...afterPause].flatMap(({ value }) =>
      value === null ? [] : [JSON.parse(value) as { type: string }],
    );
    const strangers = events.filter(
      (event) =>
        !EnrichedProfileUpdated.message.safeParse(event).success &&
        !EnrichedProfileRetracted.message.safeParse(event).success,
    );
    expect(new Set(strangers.map(({ type }) => type))).toEqual(new Set(['enriched-profile.annotated']));
  });
});
