import { describe, expect, it } from '@jest/globals';
import { PinoLogger } from './pino-logger.ts';

function given(level = 'info') {
  const lines: string[] = [];
  const logger = new PinoLogger(level, { write: (line) => void lines.push(line) });
  return { logger, lines, entries: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('PinoLogger', () => {
  it('writes an entry as one line of JSON, its fields beside its message', () => {
    const { logger, lines, entries } = given();
    logger.warn({ message: 'hold', topic: 't' }, 'KafkaBatchServer');
    expect(lines).toHaveLength(1);
    expect(entries()).toMatchObject([{ level: 40, message: 'hold', topic: 't', context: 'KafkaBatchServer' }]);
  });

  it('writes nothing below its level', () => {
    const { logger, lines } = given('error');
    logger.log('listening');
    expect(lines).toEqual([]);
  });

  it.each(['authorization', 'token', 'secret', 'password', 'client_secret', 'fields', 'company', 'body'])(
    'keeps what is called %s to itself, two levels deep',
    (name) => {
      const { logger, lines } = given();
      logger.error({ message: 'x', [name]: 'canary', a: { [name]: 'canary', b: { [name]: 'canary' } } });
      expect(lines.join()).not.toContain('canary');
    },
  );

  it('tells class, code and cause of an error, and nothing that hangs on it besides', () => {
    const { logger, lines, entries } = given();
    const cause = Object.assign(new TypeError('inner'), { request: 'canary' });
    const error = Object.assign(new Error('outer', { cause }), { code: 'E1', response: { data: 'canary' } });
    logger.error({ message: 'failed', err: error });
    expect(entries()).toMatchObject([
      { err: { type: 'Error', message: 'outer', code: 'E1', cause: { type: 'TypeError', message: 'inner' } } },
    ]);
    expect(lines.join()).not.toContain('canary');
  });
});
