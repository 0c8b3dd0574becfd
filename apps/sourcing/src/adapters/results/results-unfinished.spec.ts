import { expect, it } from '@jest/globals';
import type { ServiceClient } from '@firmograph/service-kit';
import { ResultsUnfinished } from './results-unfinished.ts';

type Item = readonly [string, number];

/** Results, answering these pages in turn. */
function unfinishedOf(...pages: readonly (readonly Item[])[]) {
  const asked: unknown[] = [];
  const call = async (_: string, __: unknown, { query }: { readonly query: { readonly after?: string } }) => {
    asked.push(query.after);
    const place = Number(query.after ?? 0);
    const items = (pages[place] ?? []).map(([profileId, batch]) => ({ profileId, batch }));
    return { items, next: place + 1 < pages.length ? String(place + 1) : null };
  };
  const client = { call } as unknown as Pick<ServiceClient, 'call'>;
  return { asked, unfinished: new ResultsUnfinished({ baseUrl: 'http://results', client }) };
}

async function all(lists: AsyncIterable<readonly string[]>) {
  const found: (readonly string[])[] = [];
  for await (const list of lists) found.push(list);
  return found;
}

it('hands on whole batches, also where a page ends within one', async () => {
  const { asked, unfinished } = unfinishedOf(
    [
      ['b', 1],
      ['a', 1],
      ['d', 2],
    ],
    [
      ['c', 2],
      ['z', 7],
    ],
  );
  expect(await all(unfinished.of('acme', 'run'))).toEqual([['b', 'a'], ['d', 'c'], ['z']]);
  expect(asked).toEqual([undefined, '1']);
});

it('hands on nothing where nothing was left', async () => {
  expect(await all(unfinishedOf([]).unfinished.of('acme', 'run'))).toEqual([]);
});

it('says that results is out of reach where nobody said where it is', async () => {
  const reading = all(new ResultsUnfinished(null).of('acme', 'run'));
  await expect(reading).rejects.toMatchObject({ name: 'DependencyUnavailable' });
});
