import { describe, expect, it } from '@jest/globals';
import { answerOf, connectTo, everyItem, Refused } from './index.ts';

const addresses = {
  configuration: 'http://configuration.test',
  sourcing: 'http://sourcing.test',
  matching: 'http://matching.test',
  results: 'http://results.test',
};
const enrichmentId = '0f7ab3c1-4a40-4f7e-9f5c-0d8a3c2f1b11';
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

/** Services that answer in turn, and what they were asked. */
function services(...answers: Response[]) {
  const asked: Request[] = [];
  const tokens: boolean[] = [];
  const firmograph = connectTo({
    addresses,
    token: (isRefused) => {
      tokens.push(isRefused);
      return `token-${tokens.length}`;
    },
    fetch: async (request) => {
      asked.push(request);
      return answers.shift() ?? json({}, 500);
    },
  });
  return { firmograph, asked, tokens };
}

describe('the client', () => {
  it('asks the service that a route belongs to, with the token, the path and the query', async () => {
    const { firmograph, asked } = services(json({ items: [], next: null }));
    const params = { path: { enrichmentId }, query: { limit: 5, filled: 'industry' } } as const;
    const page = await answerOf(firmograph.results.GET('/enrichments/{enrichmentId}/rows', { params }));
    expect(page.items).toEqual([]);
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET http://results.test/enrichments/${enrichmentId}/rows?limit=5&filled=industry`,
    ]);
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer token-1');
  });

  it('renews a token that is refused, once, and sends the same again', async () => {
    const { firmograph, asked, tokens } = services(json({}, 401), json({ runId: enrichmentId }, 202));
    const params = { path: { enrichmentId } };
    const call = firmograph.configuration.PUT('/enrichments/{enrichmentId}/state', {
      params,
      body: { state: 'Inactive' },
    });
    await answerOf(call);
    expect(tokens).toEqual([false, true]);
    expect(await Promise.all(asked.slice(1).map((request) => request.json()))).toEqual([{ state: 'Inactive' }]);
    expect(asked[1]?.headers.get('authorization')).toBe('Bearer token-2');
  });

  it('takes a second refusal for an answer', async () => {
    const { firmograph, asked } = services(json({}, 401), json({}, 401));
    await expect(answerOf(firmograph.configuration.GET('/enrichments'))).rejects.toMatchObject({ status: 401 });
    expect(asked).toHaveLength(2);
  });

  it('says what a service objects to, by its type and in its sentence', async () => {
    const problem = { type: 'run/over', title: 'Conflict', status: 409, detail: 'The run is over.' };
    const { firmograph } = services(json(problem, 409));
    const params = { path: { runId: enrichmentId } };
    const call = answerOf(firmograph.configuration.POST('/runs/{runId}/cancel', { params }));
    await expect(call).rejects.toThrow(new Refused(409, problem));
    await expect(call).rejects.toMatchObject({ type: 'run/over', message: 'The run is over.' });
  });

  it('makes an error also of an answer that is no problem', async () => {
    const { firmograph } = services(new Response('Bad gateway', { status: 502 }));
    const call = answerOf(firmograph.results.GET('/runs/{runId}/progress', { params: { path: { runId: 'x' } } }));
    await expect(call).rejects.toMatchObject({ status: 502, type: 'about:blank' });
  });

  it('walks through the pages of a list, no page sooner than it is needed', async () => {
    const { firmograph, asked } = services(
      json({ items: [{ segmentId: 'a' }, { segmentId: 'b' }], next: 'n1' }),
      json({ items: [], next: 'n2' }),
      json({ items: [{ segmentId: 'c' }], next: null }),
    );
    const segments = everyItem((page) => answerOf(firmograph.sourcing.GET('/segments', { params: { query: page } })));
    const ids = [];
    for await (const { segmentId } of segments) {
      ids.push(segmentId);
      if (segmentId === 'b') expect(asked).toHaveLength(1);
    }
    expect(ids).toEqual(['a', 'b', 'c']);
    expect(asked.map(({ url }) => new URL(url).search)).toEqual(['', '?after=n1', '?after=n2']);
  });
});
