import { describe, expect, it } from '@jest/globals';
import { tombstone } from '@firmograph/contracts';
import { EventPublisher } from './event-publisher.ts';
import type { Posting, Sender } from './sender.ts';
import { aParcel, sent, shelves } from './testing/parcels.ts';

function given(send: (postings: readonly Posting[]) => Promise<void> = async () => undefined) {
  const calls: (readonly Posting[])[] = [];
  const sender = {
    send: (postings: readonly Posting[]) => {
      calls.push(postings);
      return send(postings);
    },
  } as unknown as Sender;
  return { publisher: new EventPublisher(sender, 'dev'), calls };
}

describe('EventPublisher', () => {
  it('sends an event in its bytes, keyed by its subject, to its topic in the namespace', async () => {
    const { publisher, calls } = given();
    const event = aParcel('p1');
    await publisher.publish([sent(event)]);
    const headers = { 'content-type': 'application/cloudevents+json', type: 'parcel.sent' };
    expect(calls).toMatchObject([
      [
        {
          topic: 'dev.warehouse.parcels.v1',
          message: { key: 'acme:p1', value: JSON.stringify(event), headers },
        },
      ],
    ]);
  });

  it('sends a tombstone as nothing under its key', async () => {
    const { publisher, calls } = given();
    await publisher.publish([tombstone(shelves, 'acme:s1', 4)]);
    expect(calls).toMatchObject([[{ message: { key: 'acme:s1', value: null, headers: { sequence: '4' } } }]]);
  });

  it('hands all messages of a call over at once', async () => {
    const { publisher, calls } = given();
    await publisher.publish(Array.from({ length: 500 }, (_, index) => sent(aParcel(`p${index}`))));
    expect(calls.map(({ length }) => length)).toEqual([500]);
  });

  it('refuses a message too large to travel, before it sends any', async () => {
    const { publisher, calls } = given();
    const large = { ...sent(aParcel('p1')), value: 'æ'.repeat(500_000) };
    await expect(publisher.publish([sent(aParcel('p2')), large])).rejects.toMatchObject({
      code: 'contract/too-large',
      message: expect.stringMatching(/warehouse\.parcels\.v1: 100\d{4} bytes/),
    });
    expect(calls).toEqual([]);
  });

  it('calls Kafka unavailable when it does not take the messages', async () => {
    const cause = new Error('no leader');
    const { publisher } = given(() => Promise.reject(cause));
    await expect(publisher.publish([sent(aParcel('p1'))])).rejects.toMatchObject({
      name: 'DependencyUnavailable',
      dependency: 'kafka',
      cause,
    });
  });
});
