import { describe, expect, it } from '@jest/globals';
import { DependencyUnavailable } from '@firmograph/kernel';
import { mongo } from 'mongoose';
import { translated } from './faults.ts';
import { Scope, type TenantDocument } from './scope.ts';

const thrown = (cause: unknown): unknown => {
  try {
    return translated(cause);
  } catch (error) {
    return error;
  }
};

it.each([
  ['the primary has stepped down', new mongo.MongoServerError({ code: 189, message: 'PrimarySteppedDown' })],
  ['another is the primary now', new mongo.MongoServerError({ code: 10_107, message: 'NotWritablePrimary' })],
  ['the server stops', new mongo.MongoServerError({ code: 11_600, message: 'InterruptedAtShutdown' })],
  ['the network fails', new mongo.MongoNetworkError('reset')],
])('holds while %s', (_, cause) => {
  expect(thrown(cause)).toBeInstanceOf(DependencyUnavailable);
});

it('leaves a fault of ours what it is', () => {
  const cause = new mongo.MongoServerError({ code: 9, message: 'FailedToParse' });
  expect(thrown(cause)).toBe(cause);
});

/** A server that takes what it is told and then cannot say that the majority has it. */
describe('a write that the majority has not got', () => {
  const reply = {
    ok: 1,
    n: 1,
    nModified: 1,
    value: {},
    writeConcernError: { code: 91, codeName: 'ShutdownInProgress' },
  };
  const collection = { collectionName: 'any', db: { command: () => Promise.resolve(reply) } };
  const scope = new Scope(collection as unknown as mongo.Collection<TenantDocument>, { tenantId: 'a' }, 'tenant');
  const document = { _id: 'a:1', tenantId: 'a' };

  it.each([
    ['an insert', () => scope.insert(document)],
    ['an update', () => scope.update({ _id: 'a:1' }, { $set: { tenantId: 'a' } })],
    ['a claim', () => scope.findAndUpdate({ _id: 'a:1' }, { $set: { tenantId: 'a' } })],
  ])('is not taken for written: %s', async (_, write) => {
    await expect(write()).rejects.toBeInstanceOf(DependencyUnavailable);
  });
});
