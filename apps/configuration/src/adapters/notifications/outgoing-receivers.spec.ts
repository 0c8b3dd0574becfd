import { describe, expect, it } from '@jest/globals';
import { guardedLookup, isInside } from './guarded-lookup.ts';
import { OutgoingReceivers } from './outgoing-receivers.ts';

const options = { mailFrom: 'firmograph@localhost', timeoutMs: 1000, allowPrivate: false };
const receivers = new OutgoingReceivers(options);

describe('a webhook', () => {
  it.each([
    'http://receiver.example/hook',
    'https://localhost/hook',
    'https://127.0.0.1/hook',
    'https://2130706433/hook',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/hook',
    'https://[::ffff:10.0.0.1]/hook',
    'https://user@receiver.example/hook',
  ])('to %s is refused', (url) => {
    expect(receivers.refuses({ kind: 'webhook', url })).toMatchObject({ code: 'notification/address-refused' });
  });

  it('to an address outside is not', () => {
    expect(receivers.refuses({ kind: 'webhook', url: 'https://receiver.example/hook' })).toBeNull();
  });

  it('goes to no name that leads inside, whatever it led to when it was saved', async () => {
    const answered = Promise.withResolvers<Error | null>();
    guardedLookup('localhost', {}, (error) => {
      answered.resolve(error);
    });
    expect(await answered.promise).toMatchObject({ message: 'address refused' });
  });
});

it.each([
  ['10.1.2.3', true],
  ['172.31.255.255', true],
  ['192.168.1.1', true],
  ['100.64.0.1', true],
  ['fe80::1', true],
  ['fd00::1', true],
  ['::ffff:127.0.0.1', true],
  ['no address', true],
  ['8.8.8.8', false],
  ['2606:4700::1', false],
])('%s is inside: %s', (address, expected) => {
  expect(isInside(address)).toBe(expected);
});

it('e-mail is refused where no mail server is set', () => {
  expect(receivers.refuses({ kind: 'email', to: ['ada@acme.example'] })).toMatchObject({
    code: 'notification/no-mail',
  });
});
