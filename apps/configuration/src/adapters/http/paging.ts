import { z } from 'zod';
import type { Page, Paging } from '../../application/ports.ts';

const Place = z.tuple([z.int().nonnegative(), z.string().min(1).max(100)]);

const Token = z
  .base64url()
  .transform((token, context) => {
    try {
      return JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'must be the next of the page before', input: token });
      return z.NEVER;
    }
  })
  .pipe(Place);

interface Query {
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Throws `ZodError` when `after` is not what a page before has given. */
export function pagingOf({ after, limit }: Query): Paging {
  const query = z.object({ after: Token.optional() }).parse({ after });
  if (query.after === undefined) return { after: null, limit };
  const [at, id] = query.after;
  return { after: { at: new Date(at), id }, limit };
}

export function pageAnswer<Item, Answer>({ items, next }: Page<Item>, answerOf: (item: Item) => Answer) {
  const token = next === null ? null : Buffer.from(JSON.stringify([next.at.getTime(), next.id])).toString('base64url');
  return { items: items.map(answerOf), next: token };
}
