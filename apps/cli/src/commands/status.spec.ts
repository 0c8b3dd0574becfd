import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { FakeStack, problem } from '../testing/fake-stack.ts';
import { running } from '../testing/running.ts';

const { folder, now, run, file } = running();

describe('the stack', () => {
  it('that does not run is told, with what to do', async () => {
    const elsewhere = await run('status', { env: {} });
    await now.stack.stop();
    const gone = await run(`enrich ${await file('g.csv')} --yes`);
    expect([elsewhere, gone]).toMatchObject(
      [1, 1].map((exitCode) => ({ exitCode, errors: '✗ Nothing is running: start it with `npm start`.\n' })),
    );
    now.stack = new FakeStack();
    await now.stack.start();
  });

  it('can be named, and is refused when it is none', async () => {
    expect(await run(`--stack ${folder.path('stack.json')} status`, { env: {} })).toMatchObject({ exitCode: 0 });
    await writeFile(folder.path('other.json'), '{"issuer":1}');
    expect(await run('status --stack other.json', { env: {} })).toMatchObject({
      exitCode: 2,
      errors: '✗ other.json does not say where a Firmograph runs: name the stack.json that `npm start` wrote.\n',
    });
  });

  it('lets nobody in with a token that has expired', async () => {
    const env = { FIRMOGRAPH_STACK: folder.path('stack.json'), FIRMOGRAPH_TOKEN: 'old' };
    expect(await run('status', { env })).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('Your access token or API key is not accepted, or has expired') as unknown,
    });
    expect(now.stack.tokens).toBe(0);
  });

  it('is signed in to again when its token ends', async () => {
    now.stack.acceptsToken = (token) => token === 'token-2';
    expect(await run('status')).toMatchObject({ exitCode: 0 });
    expect(now.stack.tokens).toBe(2);
  });

  it.each([
    [
      { status: 403, problem: problem('auth/forbidden', 403, 'This needs the role Administrator.') },
      'This needs the role Administrator. Ask an administrator.',
    ],
    [
      { status: 503, problem: problem('dependency/unavailable', 503, 'MongoDB cannot be reached.') },
      'configuration: MongoDB cannot be reached.',
    ],
    [{ status: 500 }, 'configuration: configuration answered 500.'],
    [
      { status: 418, problem: { ...problem('tea/pot', 418, 'I am a teapot.'), detail: 'Short and stout' } },
      'I am a teapot. Short and stout.',
    ],
  ])('answers %j, and that is told', async (failure, sentence) => {
    now.stack.failures = [failure];
    expect(await run('status')).toMatchObject({ exitCode: 1, errors: `✗ ${sentence}\n` });
  });
});

describe('status', () => {
  it('shows the services and the runs', async () => {
    await run(`enrich ${await file('h.csv')} --yes`);
    const { exitCode, output } = await run('status --json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(output)).toMatchObject({
      services: [
        { name: 'configuration', ready: true, reason: null },
        { name: 'sourcing' },
        { name: 'matching' },
        { name: 'results' },
      ],
      runs: [{ state: 'queued' }],
    });
    expect((await run('status')).output).toMatch(/configuration.*ready/);
  });

  it('says why a service is not ready, and ends with 1', async () => {
    now.stack.ready = {
      status: 503,
      body: { status: 'down', checks: { kafka: { status: 'down', reason: 'no broker' }, mongo: { status: 'up' } } },
    };
    const { exitCode, output } = await run('status');
    expect(exitCode).toBe(1);
    expect(output).toContain('not ready: kafka: no broker');
    expect(output).toContain('No run yet.');
  });

  it('shows one run in full', async () => {
    await run(`enrich ${await file('i.csv')} --yes`);
    const { output } = await run(`status ${now.stack.firmograph.runs[0]?.runId ?? ''}`);
    expect(output).toContain('is completed.');
    expect(output).toContain('3 of 3 profiles done.');
    expect(output).toMatch(/not-eligible +│ 1/);
  });

  it('knows no other run', async () => {
    const { exitCode, errors } = await run('status 00000000-0000-4000-8000-000000000000');
    expect([exitCode, errors]).toEqual([1, '✗ There is no run "00000000-0000-4000-8000-000000000000".\n']);
  });
});
