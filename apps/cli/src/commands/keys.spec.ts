import { describe, expect, it } from '@jest/globals';
import { running } from '../testing/running.ts';

const { now, run, folder } = running();

describe('keys', () => {
  it('are made for what is said, and shown once', async () => {
    const { exitCode, output } = await run('keys create nightly --role Contributor --scopes read,run --days 30');
    expect([exitCode, output.split('\n')[0]]).toEqual([0, 'fgk_shown-once']);
    expect(output).toContain('it is not shown again');
    expect(now.stack.keys).toMatchObject([{ name: 'nightly', role: 'Contributor', scopes: ['read', 'run'] }]);
  });

  it('are good for looking only, unless said', async () => {
    const { output } = await run('keys create look --json');
    expect(JSON.parse(output)).toMatchObject({ key: 'fgk_shown-once', role: 'Viewer', scopes: ['read'] });
  });

  it('are listed with what they may and when they were used, and never shown', async () => {
    const empty = await run('keys list');
    await run('keys create nightly');
    const { output } = await run('keys list');
    expect(empty.output).toBe('There are no keys.\n');
    expect(output).toMatch(/nightly\n {2}Viewer: read; valid, until .*; never used; by ada/);
    expect(output).not.toContain('fgk_');
  });

  it('are revoked by their id', async () => {
    await run('keys create nightly');
    const { output } = await run(`keys revoke ${now.stack.keys[0]?.keyId ?? ''}`);
    expect([output, now.stack.keys[0]?.state]).toEqual(['“nightly” is revoked.\n', 'revoked']);
  });

  it.each([
    ['keys create x --scopes everything', 'Say some of read, run, manage.'],
    ['keys create x --days 400', 'Say 1 to 365.'],
    ['keys create x --role Service', 'Allowed choices are Administrator, Contributor, Viewer.'],
  ])('%s is refused', async (argv, sentence) => {
    const { exitCode, errors } = await run(argv);
    expect([exitCode, errors]).toEqual([2, expect.stringContaining(sentence)]);
  });

  it.each([
    ['an option', 'keys list --api-key fgk_mine', {}],
    ['the environment', 'keys list', { FIRMOGRAPH_API_KEY: 'fgk_mine', FIRMOGRAPH_TOKEN: 'another' }],
  ])('are what this program signs in with, given as %s', async (_, argv, env) => {
    await run(argv, { env: { FIRMOGRAPH_STACK: folder.path('stack.json'), ...env } });
    expect(now.stack.authorizations.at(-1)).toBe('Bearer fgk_mine');
  });
});
