import { describe, expect, it } from '@jest/globals';
import type { DeadLetter } from './dead-letter.ts';
import { endsIn, newestOf, type Pile } from './newest-letters.ts';

/** Put aside at these minutes, from an offset up. */
function aPile(topic: string, minutes: readonly number[], { from = 0, hasOlder = false, key = 'acme:p' } = {}): Pile {
  const letters = minutes.map((minute, index): DeadLetter => {
    const at = `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000Z`;
    const id = `${topic}~${from + index}`;
    return { id, topic, key, at, code: 'unexpected', errorClass: 'Error', reason: '', attempts: 1, bytes: 2 };
  });
  return { topic, letters, from: BigInt(from), hasOlder };
}

const all = () => true;
const idsOf = ({ items }: { readonly items: readonly DeadLetter[] }) => items.map(({ id }) => id);

describe('the newest dead letters', () => {
  it('come newest first over all topics', () => {
    const page = newestOf([aPile('a', [1, 4]), aPile('b', [2, 3])], 10, all);
    expect([idsOf(page), page.next]).toEqual([['a~1', 'b~1', 'b~0', 'a~0'], null]);
  });

  it('of one topic come as they were put aside, whatever its clocks say', () => {
    expect(idsOf(newestOf([aPile('a', [1, 3, 2])], 10, all))).toEqual(['a~2', 'a~1', 'a~0']);
  });

  it('end where the page is full, and say where the next one ends', () => {
    const page = newestOf([aPile('a', [1, 4], { from: 7 }), aPile('b', [2, 3])], 3, all);
    expect([idsOf(page), endsIn(page.next ?? '')]).toEqual([['a~8', 'b~1', 'b~0'], new Map([['a', 8n]])]);
  });

  it('end where a topic may have newer ones that were not read', () => {
    const page = newestOf([aPile('a', [5, 6], { from: 40, hasOlder: true }), aPile('b', [1])], 10, all);
    const ends = new Map([
      ['a', 40n],
      ['b', 1n],
    ]);
    expect([idsOf(page), endsIn(page.next ?? '')]).toEqual([['a~41', 'a~40'], ends]);
  });

  it('pass over those of others, and go on behind them', () => {
    const isWanted = ({ key }: DeadLetter) => key === 'acme:p';
    const rival = aPile('a', [1, 2], { from: 3, hasOlder: true, key: 'rival:p' });
    expect(newestOf([rival], 10, isWanted)).toEqual({ items: [], next: 'a~3' });
  });
});
