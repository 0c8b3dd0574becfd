import { DomainError } from '@firmograph/kernel';
import { z } from 'zod';
import type { Page, Paging } from '../../application/ports.ts';

const Place = z.tuple([z.int().nonnegative(), z.string().min(1).max(100)]);

interface Query {
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Throws when `after` is not what a page before has given. */
export function pagingOf({ after, limit }: Query): Paging {
  return { after: after === undefined ? null : placeOf(after), limit };
}

function placeOf(after: string) {
  const place = Place.safeParse(jsonOf(Buffer.from(after, 'base64url').toString('utf8')));
  if (!place.success)
    throw new DomainError(
      'request/unknown-page',
      'There is no such page: take `after` from `next` of the page before.',
    );
  const [at, id] = place.data;
  return { at: new Date(at), id };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function pageAnswer<Item, Answer>({ items, next }: Page<Item>, answerOf: (item: Item) => Answer) {
  const token = next === null ? null : Buffer.from(JSON.stringify([next.at.getTime(), next.id])).toString('base64url');
  return { items: items.map(answerOf), next: token };
}
