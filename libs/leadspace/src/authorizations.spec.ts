import { expect, it } from '@jest/globals';
import { Authorizations } from './authorizations.ts';

const program = { kind: 'oauth', user: 'program', pass: 'secret' } as const;

/** Issues tokens that live `lifeSeconds`, under a clock that stands until it is moved. */
const given = (lifeSeconds: number | undefined) => {
  const calls: string[] = [];
  let now = 1_000_000;
  const authorizations = new Authorizations(
    async (method) => {
      calls.push(method);
      const expiration = lifeSeconds === undefined ? undefined : now / 1000 + lifeSeconds;
      const body = JSON.stringify({ token: `token-${calls.length}`, refreshToken: 'r', expiration });
      return { kind: 'succeeded', status: 200, body };
    },
    () => now,
  );
  return { authorizations, calls, after: (seconds: number) => (now += seconds * 1000) };
};

it('refreshes a token a minute before it expires', async () => {
  const { authorizations, calls, after } = given(86_400);
  await authorizations.tokenFor(program);
  after(86_400 - 61);
  expect(await authorizations.tokenFor(program)).toEqual({ kind: 'token', token: 'token-1' });
  after(1);
  expect(await authorizations.tokenFor(program)).toEqual({ kind: 'token', token: 'token-2' });
  expect(calls).toEqual(['POST', 'PUT']);
});

it('uses a token that lives shorter than the margin for half its life', async () => {
  const { authorizations, calls, after } = given(10);
  await authorizations.tokenFor(program);
  after(4);
  await authorizations.tokenFor(program);
  expect(calls).toEqual(['POST']);
  after(1);
  await authorizations.tokenFor(program);
  expect(calls).toEqual(['POST', 'PUT']);
});

it('uses a token of which no expiry is known until it is refused', async () => {
  const { authorizations, calls, after } = given(undefined);
  await authorizations.tokenFor(program);
  after(1e6);
  expect(await authorizations.tokenFor(program)).toEqual({ kind: 'token', token: 'token-1' });
  expect(await authorizations.renew(program, 'token-1')).toEqual({ kind: 'token', token: 'token-2' });
  expect(calls).toEqual(['POST', 'PUT']);
});

it('does not renew what another caller has renewed', async () => {
  const { authorizations, calls } = given(86_400);
  await authorizations.tokenFor(program);
  await authorizations.renew(program, 'token-1');
  expect(await authorizations.renew(program, 'token-1')).toEqual({ kind: 'token', token: 'token-2' });
  expect(calls).toEqual(['POST', 'PUT']);
});

it('forgets its tokens', async () => {
  const { authorizations, calls } = given(86_400);
  await authorizations.tokenFor(program);
  authorizations.clear();
  await authorizations.tokenFor(program);
  expect(calls).toEqual(['POST', 'POST']);
});

it('passes a perpetual token on', async () => {
  const { authorizations } = given(1);
  expect(await authorizations.tokenFor({ kind: 'token', token: 'perpetual' })).toEqual({
    kind: 'token',
    token: 'perpetual',
  });
});
