import { describe, expect, it } from '@jest/globals';
import { Turns, type Shown } from './turns.ts';

const options = { share: 3, restFirstMs: 500, restMostMs: 4000 };

function turnsOf(...connections: readonly string[]): Turns {
  const turns = new Turns(options);
  turns.announce(connections);
  return turns;
}

function served(turns: Turns, times: number, shown: Shown = 'answered', now = 0): (string | undefined)[] {
  return Array.from({ length: times }, () => {
    const connection = turns.take(now);
    if (connection !== undefined) turns.done(connection, shown, now);
    return connection;
  });
}

describe('taking turns', () => {
  it('takes from each connection in turn', () => {
    expect(served(turnsOf('a', 'b', 'c'), 6)).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
  });

  it('gives one that is new its turn before those who had theirs', () => {
    const turns = turnsOf('a');
    served(turns, 2);
    turns.announce(['a', 'b']);
    expect(served(turns, 3)).toEqual(['a', 'b', 'a']);
  });

  it('leaves lanes to the others', () => {
    const turns = turnsOf('a');
    const taken = [turns.take(0), turns.take(0), turns.take(0), turns.take(0)];
    expect(taken).toEqual(['a', 'a', 'a', undefined]);
    turns.announce(['b']);
    expect(turns.take(0)).toBe('b');
  });

  it('forgets one that has nothing to do', () => {
    const turns = turnsOf('a', 'b');
    expect(turns.take(0)).toBe('a');
    turns.finished('a');
    expect(served(turns, 2)).toEqual(['b', 'b']);
  });

  it('has nobody to take from at first', () => {
    expect(new Turns(options).take(0)).toBeUndefined();
  });
});

describe('a provider in trouble', () => {
  it('rests, then is tried with one batch at a time', () => {
    const turns = turnsOf('a');
    expect(served(turns, 2, 'outage')).toEqual(['a', undefined]);
    expect(turns.take(499)).toBeUndefined();
    expect([turns.take(500), turns.take(500)]).toEqual(['a', undefined]);
  });

  it('holds up nobody else', () => {
    const turns = turnsOf('a', 'b');
    turns.done(turns.take(0) ?? '', 'outage', 0);
    expect(served(turns, 3)).toEqual(['b', 'b', 'b']);
  });

  it('rests twice as long each time, up to a limit', () => {
    const turns = turnsOf('a');
    let now = 0;
    const rests = Array.from({ length: 6 }, () => {
      turns.done(turns.take(now) ?? '', 'outage', now);
      const from = now;
      while (turns.take(now) === undefined) now += 500;
      turns.done('a', 'not-asked', now);
      return now - from;
    });
    expect(rests).toEqual([500, 1000, 2000, 4000, 4000, 4000]);
  });

  it('counts calls that fail together as one outage', () => {
    const turns = turnsOf('a');
    [turns.take(0), turns.take(0), turns.take(0)].forEach(() => turns.done('a', 'outage', 10));
    expect(turns.take(510)).toBe('a');
  });

  it('is trusted again with its first answer', () => {
    const turns = turnsOf('a');
    turns.done(turns.take(0) ?? '', 'outage', 0);
    turns.done(turns.take(500) ?? '', 'answered', 600);
    expect([turns.take(600), turns.take(600)]).toEqual(['a', 'a']);
  });

  it('is not trusted again by a step that did not ask it', () => {
    const turns = turnsOf('a');
    turns.done(turns.take(0) ?? '', 'outage', 0);
    turns.done(turns.take(500) ?? '', 'not-asked', 600);
    expect([turns.take(600), turns.take(600)]).toEqual(['a', undefined]);
  });
});
