import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@firmograph/kernel';
import { ContractBreach } from './contract-breach.ts';
import { deadLetterHeaders, putAside } from './put-aside.ts';
import type { Posting, Sender } from './sender.ts';
import { aMessage } from './testing/batches.ts';

const origin = { topic: 'dev.t', partition: 2, group: 'dev.matching' };
const reasonOf = (error: unknown, code: string) =>
  deadLetterHeaders(origin, '7', { error, code, attempts: 3 })['dlq-reason'];

describe('putAside', () => {
  it('keeps the message as it came and heads it by where it was and why it failed', async () => {
    const posted: Posting[] = [];
    const sender = { send: async (postings: readonly Posting[]) => void posted.push(...postings) } as unknown as Sender;
    const error = new ContractBreach('contract/invalid', 'data.weight: invalid_type');
    await putAside(sender, origin, aMessage('7'), { error, code: error.code, attempts: 1 });
    expect(posted).toMatchObject([
      {
        topic: 'dev.t.dev.matching.dlq',
        message: {
          key: Buffer.from('acme:7'),
          value: Buffer.from('{}'),
          headers: {
            sequence: Buffer.from('7'),
            'dlq-topic': 'dev.t',
            'dlq-partition': '2',
            'dlq-offset': '7',
            'dlq-group': 'dev.matching',
            'dlq-error-class': 'ContractBreach',
            'dlq-error-code': 'contract/invalid',
            'dlq-attempts': '1',
            'dlq-reason': 'contract/invalid data.weight: invalid_type',
            'dlq-at': expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
          },
        },
      },
    ]);
  });

  it.each([
    [
      'a broken rule by its code',
      new DomainError('runs/unknown', 'There is no run secret'),
      'runs/unknown',
      'runs/unknown',
    ],
    ['a bug by its class', new TypeError('secret'), 'unexpected', 'TypeError'],
    [
      'a driver error by its code',
      Object.assign(new Error('dup key secret'), { code: 11000 }),
      'unexpected',
      'Error 11000',
    ],
    [
      'a system error by its code',
      Object.assign(new Error('secret'), { code: 'ECONNRESET' }),
      'unexpected',
      'Error ECONNRESET',
    ],
    ['a code that is none by nothing', Object.assign(new Error('x'), { code: 'my secret' }), 'unexpected', 'Error'],
    ['what is no error by its type', 'secret', 'unexpected', 'string'],
  ])('names %s, and never what it says', (_, error, code, reason) => {
    expect(reasonOf(error, code)).toBe(reason);
  });
});
