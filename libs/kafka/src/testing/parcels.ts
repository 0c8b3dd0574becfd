import { z } from 'zod';
import { defineEvent, defineTopic, occurred, outgoing, type EventOf } from '@firmograph/contracts';
import { keyOf } from '@firmograph/kernel';

export const ParcelSent = defineEvent('parcel.sent', 'A parcel left', z.object({ weight: z.number() }));
export type ParcelSent = EventOf<typeof ParcelSent>;
export const ParcelLost = defineEvent('parcel.lost', 'A parcel is nowhere', z.object({ where: z.string() }));
export type ParcelLost = EventOf<typeof ParcelLost>;
export const ShelfSaved = defineEvent('shelf.saved', 'What is on a shelf', z.object({ parcels: z.int() }));
export type ShelfSaved = EventOf<typeof ShelfSaved>;

/** Topics of the tests, one of each sort. */
export const parcels = defineTopic({
  name: 'warehouse.parcels.v1',
  summary: 'Parcels on their way',
  partitions: 3,
  compacted: false,
  events: [ParcelSent, ParcelLost],
});
export const shelves = defineTopic({
  name: 'warehouse.shelves.v1',
  summary: 'Shelves as they are',
  partitions: 2,
  compacted: true,
  events: [ShelfSaved],
});
export const warehouse = [parcels, shelves];

const time = new Date('2026-01-01T00:00:00Z');

export function aParcel(parcel: string, weight = 1, tenantid = 'acme'): ParcelSent {
  const subject = keyOf(tenantid, parcel);
  return occurred(ParcelSent, { source: 'test', subject, occurrence: weight, time, tenantid, data: { weight } });
}

export function aShelf(shelf: string, parcelsOnIt: number, tenantid = 'acme'): ShelfSaved {
  const data = { parcels: parcelsOnIt };
  const subject = keyOf(tenantid, shelf);
  return occurred(ShelfSaved, {
    source: 'test',
    subject,
    occurrence: parcelsOnIt,
    time,
    tenantid,
    sequence: parcelsOnIt,
    data,
  });
}

export const sent = (event: ParcelSent) => outgoing(parcels, event);
export const saved = (event: ShelfSaved) => outgoing(shelves, event);
