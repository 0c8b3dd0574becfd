import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { HandlerWatch, type Stuck } from './handler-watch.ts';

const watches: HandlerWatch[] = [];
afterEach(() => {
  watches.forEach((watch) => watch.release());
  jest.useRealTimers();
});

function given() {
  jest.useFakeTimers();
  const stuck: Stuck[] = [];
  const watch = new HandlerWatch({ deadlineMs: 1000, graceMs: 500, onStuck: (each) => stuck.push(each) });
  watches.push(watch);
  return { watch, stuck, pass: (ms: number) => jest.advanceTimersByTime(ms) };
}

describe('HandlerWatch', () => {
  it('lets a handling that is in time alone', () => {
    const { watch, stuck, pass } = given();
    watch.begin('1');
    const { signal } = watch;
    pass(900);
    watch.settled();
    pass(10_000);
    expect({ aborted: signal.aborted, stuck }).toEqual({ aborted: false, stuck: [] });
  });

  it('aborts the signal at the deadline', () => {
    const { watch, stuck, pass } = given();
    watch.begin('1');
    const { signal } = watch;
    pass(1100);
    expect({ aborted: signal.aborted, stuck }).toEqual({ aborted: true, stuck: [] });
  });

  it('reports, once, a handling that does not obey', () => {
    const { watch, stuck, pass } = given();
    watch.begin('7');
    pass(10_000);
    expect(stuck).toEqual([{ offset: '7', runningMs: expect.any(Number) }]);
  });

  it('gives each handling its own time and its own signal', () => {
    const { watch, stuck, pass } = given();
    watch.begin('1');
    const first = watch.signal;
    pass(900);
    watch.begin('2');
    pass(900);
    expect({ same: watch.signal === first, aborted: watch.signal.aborted, stuck }).toEqual({
      same: false,
      aborted: false,
      stuck: [],
    });
  });
});
