import { describe, expect, it } from '@jest/globals';
import { eventually } from '@firmograph/testing';
import { EventStream } from './event-stream.ts';

async function* counting(upTo: number) {
  for (let count = 1; count <= upTo; count += 1) yield { count };
}

/** A source that has nothing to say for ever. */
function silent() {
  let left = 0;
  const source: AsyncIterable<unknown> = {
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise<never>(() => undefined),
      return: async () => {
        left += 1;
        return { done: true, value: undefined };
      },
    }),
  };
  return { source, left: () => left };
}

const textOf = async (stream: EventStream) => (await stream.toArray()).map(String).join('');

describe('EventStream', () => {
  it('writes each value as an event', async () => {
    expect(await textOf(new EventStream(counting(2)))).toBe(': open\n\ndata: {"count":1}\n\ndata: {"count":2}\n\n');
  });

  it('keeps each event in one line, whatever it says', async () => {
    async function* odd() {
      yield 'a\n\nb';
    }
    expect(await textOf(new EventStream(odd()))).toBe(': open\n\ndata: "a\\n\\nb"\n\n');
  });

  it('shows that it lives while there is nothing to say', async () => {
    const { source } = silent();
    const stream = new EventStream(source, 5);
    let text = '';
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await eventually(() => expect(text.split(': still here\n\n').length).toBeGreaterThan(2));
    stream.destroy();
  });

  it('leaves its source, also one that waits, once, when the reader is gone', async () => {
    const { source, left } = silent();
    const stream = new EventStream(source);
    stream.resume();
    stream.destroy();
    await eventually(() => expect(left()).toBe(1));
    stream.finish();
    expect(left()).toBe(1);
  });

  it('ends for the reader when it is told to', async () => {
    const { source, left } = silent();
    const stream = new EventStream(source);
    const text = textOf(stream);
    stream.finish();
    expect({ text: await text, left: left() }).toEqual({ text: ': open\n\n', left: 1 });
  });

  it('does not run ahead of its reader', async () => {
    let asked = 0;
    async function* large() {
      for (; asked < 1000; asked += 1) yield 'x'.repeat(10_000);
    }
    const stream = new EventStream(large());
    stream.read(1);
    await eventually(() => expect(asked).toBeGreaterThan(0));
    expect(asked).toBeLessThan(50);
    stream.destroy();
  });

  it('breaks off when its source does', async () => {
    async function* breaking() {
      yield 1;
      throw new Error('gone');
    }
    await expect(textOf(new EventStream(breaking()))).rejects.toThrow('gone');
  });
});
