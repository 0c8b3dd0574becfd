import { expect, it } from '@jest/globals';
import { running } from '../testing/running.ts';

const { now, run } = running();

it('keys are shown by their versions', async () => {
  const { exitCode, output } = await run('encryption show');
  expect([exitCode, output]).toEqual([
    0,
    'Data key 1, of 2026-01-01, encrypted by local:1; 0 earlier kept.\n1 of 1 tokens are under it.\n',
  ]);
});

it('a new data key is made, and what follows is told', async () => {
  const { output } = await run('encryption rotate');
  expect(output).toContain('Data key 2');
  expect(output).toContain('0 of 1 tokens are under it, the others follow.');
  expect(JSON.parse((await run('encryption show --json')).output)).toMatchObject({ dataKey: { version: 2 } });
});

it('who has none is told when it comes', async () => {
  now.stack.encryption.version = 0;
  expect((await run('encryption show')).output).toMatch(/no data key yet/);
});
