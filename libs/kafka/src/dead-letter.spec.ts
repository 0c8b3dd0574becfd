import { describe, expect, it } from '@jest/globals';
import { idOf, placeOf, summaryOf, withoutMarks } from './dead-letter.ts';
import { deadLetterHeaders } from './put-aside.ts';
import { aMessage } from './testing/batches.ts';

const marks = deadLetterHeaders({ topic: 'dev.t', partition: 2, group: 'dev.matching' }, '7', {
  error: new TypeError('x'),
  code: 'unexpected',
  attempts: 3,
});

describe('a dead letter', () => {
  it('has an id that leads back to it and needs no escaping in an address', () => {
    const id = idOf('warehouse.parcels.v1', '12');
    expect(placeOf(id)).toEqual({ topic: 'warehouse.parcels.v1', offset: 12n });
    expect(encodeURIComponent(id)).toBe(id);
  });

  it.each(['', 'x', 'x~', 'x~-1', 'x~1e3', `x~${'9'.repeat(40)}`])('is not found under %p', (id) => {
    expect(() => placeOf(id)).toThrow(/There is no dead letter/);
  });

  it('tells why it was put aside, and how large it is', () => {
    const message = { ...aMessage('4'), headers: { ...aMessage('4').headers, ...marks } };
    expect(summaryOf('t', message as ReturnType<typeof aMessage>)).toEqual({
      id: 't~4',
      topic: 't',
      key: 'acme:4',
      code: 'unexpected',
      errorClass: 'TypeError',
      reason: 'TypeError',
      attempts: 3,
      at: marks['dlq-at'],
      bytes: 2,
    });
  });

  it('gives back the headers that the message came with', () => {
    expect(withoutMarks({ sequence: Buffer.from('4'), type: [Buffer.from('a'), Buffer.from('b')], ...marks })).toEqual({
      sequence: '4',
      type: 'b',
    });
  });
});
