import { expect, it } from '@jest/globals';
import { readConfig, sandboxConfig } from './config.ts';

it('needs nothing to be set', () => {
  expect(readConfig({})).toMatchObject({
    HOST: '127.0.0.1',
    LEADSPACE_SANDBOX_TOKENS: ['sandbox-token'],
    CALLS_PER_SECOND: 30,
    CREDITS: 1_000_000,
    POLLS_UNTIL_DONE: 1,
  });
});

it('takes several tokens, and a variable set to nothing for one not set', () => {
  expect(readConfig({ LEADSPACE_SANDBOX_TOKENS: 'one, two', SEED: '' })).toMatchObject({
    LEADSPACE_SANDBOX_TOKENS: ['one', 'two'],
    SEED: 'leadspace',
  });
});

it('names every fault in one sentence, and no value', () => {
  expect(() => readConfig({ PORT: 'secret', CONTROL_TOKEN: 'short', LEADSPACE_SANDBOX_TOKENS: ',' })).toThrow(
    'The Leadspace sandbox cannot start: PORT, LEADSPACE_SANDBOX_TOKENS, CONTROL_TOKEN is not valid.',
  );
});

it('describes every variable', () => {
  const undescribed = Object.entries(sandboxConfig.shape).filter(([, variable]) => !variable.description);
  expect(undescribed).toEqual([]);
});
