import { beforeEach, expect, it } from '@jest/globals';
import { running } from '../testing/running.ts';

const { now, run } = running();
beforeEach(async () => {
  await now.stack.firmograph.saveConnection('Sales', 'good');
});

it('a consent is given to the notice that is shown, for the fields that are said', async () => {
  const { exitCode, output } = await run('consent grant Sales --fields name,website --yes');
  expect([exitCode, now.stack.firmograph.consents]).toMatchObject([
    0,
    [{ fields: ['name', 'website'], noticeHash: 'h1' }],
  ]);
  expect(output).toMatch(/Data leaves\.\n\nIt covers: name, website\.\n.*\.1 {2}given: name, website/);
});

it('nothing is agreed to by a program that nobody sits in front of', async () => {
  const { exitCode, errors } = await run('consent grant Sales');
  expect([exitCode, now.stack.firmograph.consents.length]).toEqual([1, 0]);
  expect(errors).toContain('use --yes');
});

it('a consent is shown and withdrawn', async () => {
  const none = await run('consent show Sales');
  await run('consent grant Sales --yes');
  const shown = await run('consent show Sales');
  const withdrawn = await run('consent withdraw Sales');
  expect(none.output).toContain('No consent was ever given');
  expect(shown.output).toContain('given: name, website, location');
  expect(withdrawn.output).toMatch(/withdrawn: .*; withdrawn by ada/s);
});

it.each([
  ['consent show Nobody', 1, 'There is no connection “Nobody”'],
  ['consent grant Sales --fields phone', 2, 'Say some of name, website, location'],
])('%s is refused', async (argv, exitCode, sentence) => {
  const ran = await run(argv);
  expect([ran.exitCode, ran.errors]).toEqual([exitCode, expect.stringContaining(sentence)]);
});
