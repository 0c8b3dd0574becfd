import { expect, it } from '@jest/globals';
import type { mongo } from 'mongoose';
import { assertConforms } from './conformance.ts';

interface Fault {
  readonly claimsWin?: number;
  readonly incrementsKept?: number;
}

/** A server as the self-test sees it, that loses what the fault says. */
function server(
  { claimsWin = 1, incrementsKept = 50 }: Fault,
  writeConcern: object = { w: 'majority', journal: true },
) {
  let claims = 0;
  const collection = {
    insertOne: async () => undefined,
    updateOne: async (_filter: object, _update: object, options?: object) =>
      options === undefined ? { modifiedCount: (claims += 1) <= claimsWin ? 1 : 0 } : {},
    findOne: async () => ({ count: incrementsKept }),
    deleteMany: async () => undefined,
  };
  return { writeConcern, collection: () => collection } as unknown as mongo.Db;
}

it('accepts a server that keeps compare-and-set', async () => {
  await expect(assertConforms(server({}))).resolves.toBeUndefined();
});

it.each([
  ['lets two claims win', server({ claimsWin: 2 }), /2 of 50 claims won/],
  ['lets no claim win', server({ claimsWin: 0 }), /0 of 50 claims won/],
  ['loses one of two concurrent upserts', server({ incrementsKept: 49 }), /49 of 50 increments were kept/],
  ['acknowledges before the majority has it', server({}, { w: 1, journal: true }), /majority/],
  ['acknowledges before the journal has it', server({}, { w: 'majority' }), /majority/],
])('refuses a server that %s', async (_, db, message) => {
  await expect(assertConforms(db)).rejects.toThrow(message);
});
