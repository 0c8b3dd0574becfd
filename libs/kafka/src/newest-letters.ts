import { idOf, placeOf, type DeadLetter } from './dead-letter.ts';

/** The newest dead letters of one topic. */
export interface Pile {
  /** Contract name of the topic they come from. */
  readonly topic: string;
  /** In their order, beginning at `from`. */
  readonly letters: readonly DeadLetter[];
  readonly from: bigint;
  /** There are some before `from`. */
  readonly hasOlder: boolean;
}

export interface DeadLettersPage {
  readonly items: DeadLetter[];
  /** Null on the last page. */
  readonly next: string | null;
}

/**
 * At most `limit` of those that are wanted, newest first over all topics; of one topic, the last one put aside first. Ends
 * early where a pile is used up but not its topic: what follows there may be newer than what is left of the others.
 */
export function newestOf(
  piles: readonly Pile[],
  limit: number,
  isWanted: (letter: DeadLetter) => boolean,
): DeadLettersPage {
  const rests = piles.map((pile) => ({ pile, letters: [...pile.letters] }));
  const items: DeadLetter[] = [];
  while (items.length < limit && !rests.some(({ pile, letters }) => pile.hasOlder && letters.length === 0)) {
    const letter = takeNewest(rests.map(({ letters }) => letters));
    if (letter === undefined) break;
    if (isWanted(letter)) items.push(letter);
  }
  const unfinished = rests.filter(({ pile, letters }) => pile.hasOlder || letters.length > 0);
  const ends = unfinished.map(({ pile, letters }) => idOf(pile.topic, String(endOf(letters) ?? pile.from)));
  return { items, next: ends.length === 0 ? null : ends.join(cursorSeparator) };
}

const cursorSeparator = ',';

/** Where each topic's next page ends, by a `next`; a topic that is not in it has been read. */
export function endsIn(cursor: string): ReadonlyMap<string, bigint> {
  return new Map(
    cursor.split(cursorSeparator).map((part) => {
      const { topic, offset } = placeOf(part);
      return [topic, offset];
    }),
  );
}

function takeNewest(rests: readonly DeadLetter[][]): DeadLetter | undefined {
  const [newest] = rests.toSorted((a, b) => ((a.at(-1)?.at ?? '') < (b.at(-1)?.at ?? '') ? 1 : -1));
  return newest?.pop();
}

function endOf(letters: readonly DeadLetter[]): bigint | undefined {
  const last = letters.at(-1);
  return last === undefined ? undefined : placeOf(last.id).offset + 1n;
}
