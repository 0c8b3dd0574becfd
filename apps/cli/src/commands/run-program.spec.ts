import { describe, expect, it } from '@jest/globals';
import { parseCsv } from '../testing/enriching.ts';
import { running } from '../testing/running.ts';

const { folder, now, run, file } = running();

describe('usage', () => {
  it.each([
    ['--help', 'Exit codes: 0 done, 1 failed, 2 wrong usage or bad input, 130 interrupted.'],
    ['enrich --help', '--minimum-confidence <level>'],
    ['status --help', 'Shows whether the services are ready'],
    ['dead-letters --help', 'replay'],
    ['dead-letters replay --help', '--all'],
    ['conformance --help', '-- COMMAND ARGUMENTS…'],
  ])('%s tells how', async (argv, text) => {
    expect(await run(argv)).toMatchObject({ exitCode: 0, output: expect.stringContaining(text) as unknown });
  });

  it.each([
    ['enrich', "missing required argument 'file'"],
    ['enrich x.csv --format xml', "argument 'xml' is invalid"],
    ['enrich x.csv --minimum-confidence sure', 'Say high, medium, low or very-low.'],
    ['enrich x.csv --encoding morse', "argument 'morse' is invalid"],
    ['enrich x.csv --colour', "unknown option '--colour'"],
    ['enrich x.csv y.csv', 'too many arguments'],
    ['frobnicate', "unknown command 'frobnicate'"],
    ['dead-letters show', "missing required argument 'id'"],
    ['conformance', "missing required argument 'command'"],
  ])('%s ends with 2', async (argv, text) => {
    expect(await run(argv)).toMatchObject({ exitCode: 2, errors: expect.stringContaining(text) as unknown });
  });
});

describe('enrich', () => {
  it('goes from a file to a file over HTTP', async () => {
    const { exitCode, output } = await run(`enrich ${await file('a.csv')} --yes`);
    expect(exitCode).toBe(0);
    expect(output).toContain('Customers enriched: 1 of 3, in 10 s; 1 calls, 3 records charged.');
    expect(output).toContain(`3 rows: 3 in ${folder.path('a.enriched.csv')}.`);
    expect(parseCsv(await folder.read('a.enriched.csv')).map(({ outcome }) => outcome)).toEqual([
      'enriched',
      'not-matched',
      'not-eligible',
    ]);
  });

  it('prints nothing but the report with --json', async () => {
    const { output } = await run(`enrich ${await file('b.csv')} --yes --json --out ${folder.path('b.out.ndjson')}`);
    expect(JSON.parse(output)).toMatchObject({
      run: { status: 'completed', seconds: 10 },
      profiles: 3,
      outcomes: { enriched: 1, unchanged: 0, 'not-matched': 1, 'not-eligible': 1, 'not-attempted': 0, failed: 0 },
      fields: { name: 1 },
      confidence: { HIGH: 1 },
      provider: { calls: 1, credits: 3 },
      rows: { input: 3, output: 3, rejected: 0, superseded: 0 },
      files: { output: folder.path('b.out.ndjson'), rejected: null },
    });
    expect((await folder.read('b.out.ndjson')).split('\n')).toHaveLength(4);
  });

  it.each([
    ['n.csv', '', 'The file is empty'],
    ['o.csv', 'x,y\n1,2\n', 'No column of'],
    ['p.csv', 'name\n', 'a header but no row'],
  ])('bad input (%s) ends with 2 and one sentence', async (name, content, sentence) => {
    const { exitCode, errors, output } = await run(`enrich ${await file(name, content)} --yes`);
    expect([exitCode, output]).toEqual([2, '']);
    expect(errors).toMatch(new RegExp(`^✗ .*${sentence}.*\\n$`));
  });

  it('says so when the run was canceled, and ends with 1', async () => {
    now.stack.firmograph.script = ['canceled'];
    now.stack.firmograph.reason = 'no-consent';
    const { exitCode, errors } = await run(`enrich ${await file('c.csv')} --yes`);
    expect(exitCode).toBe(1);
    expect(errors).toContain('The run was canceled (no-consent): rows that were not attempted say so');
  });

  it('uses the own token, and a connection of its own for it', async () => {
    const own = { FIRMOGRAPH_STACK: folder.path('stack.json'), LEADSPACE_TOKEN: 'good-own' };
    await run(`enrich ${await file('d.csv')} --yes`, { env: own });
    expect(now.stack.firmograph.connections.map(({ name }) => name)).toEqual(['Leadspace']);
    expect([...now.stack.firmograph.tokens.values()]).toEqual(['good-own']);
  });

  it('a token that Leadspace refuses is told in one sentence', async () => {
    const { exitCode, errors } = await run(`enrich ${await file('e.csv')} --yes --token wrong`);
    expect([exitCode, errors]).toEqual([
      1,
      '✗ Leadspace does not accept the token: check it, and give the right one with --token or LEADSPACE_TOKEN.\n',
    ]);
  });

  it('leaves with 130 when it is interrupted', async () => {
    now.stack.firmograph.script = ['running'];
    const leaving = new AbortController();
    const look = now.stack.firmograph.run.bind(now.stack.firmograph);
    now.stack.firmograph.run = (runId) => {
      leaving.abort();
      return look(runId);
    };
    const { exitCode, errors } = await run(`enrich ${await file('f.csv')} --yes`, { signal: leaving.signal });
    expect(exitCode).toBe(130);
    expect(errors).toContain('The run goes on without you');
  });
});

it('up needs what was built', async () => {
  expect(await run('up')).toMatchObject({ exitCode: 2, errors: '✗ Nothing is built yet: run `npm start` once.\n' });
});
