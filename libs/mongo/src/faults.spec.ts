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
  [
    'the majority has not got a write',
    new mongo.MongoWriteConcernError({ ok: 1, writeConcernError: { code: 100, errmsg: '' } }),
  ],
  ['the network fails', new mongo.MongoNetworkError('reset')],
])('holds while %s', (_, cause) => {
  expect(thrown(cause)).toBeInstanceOf(DependencyUnavailable);
});

it('leaves a fault of ours what it is', () => {
  const cause = new mongo.MongoServerError({ code: 9, message: 'FailedToParse' });
  expect(thrown(cause)).toBe(cause);
});

const answering = (reply: object): Scope<TenantDocument> => {
  const collection = {
    collectionName: 'any',
    db: { command: () => Promise.resolve({ ok: 1, n: 0, nModified: 0, ...reply }) },
  };
  return new Scope(collection as unknown as mongo.Collection<TenantDocument>, { tenantId: 'a' }, 'tenant');
};

describe('a command that succeeds without its writes', () => {
  it.each([
    ['an insert', (scope: Scope<TenantDocument>) => scope.insert({ _id: 'a:1', tenantId: 'a' })],
    ['an update', (scope: Scope<TenantDocument>) => scope.update({ _id: 'a:1' }, { $set: { tenantId: 'a' } })],
    ['a deletion', (scope: Scope<TenantDocument>) => scope.deleteMany({ _id: 'a:1' })],
  ])('is a fault: %s', async (_, write) => {
    const writeErrors = [{ index: 0, code: 121, errmsg: 'Document failed validation' }];
    await expect(write(answering({ writeErrors }))).rejects.toThrow('refused by MongoDB with code 121');
  });

  it('is an outage where the primary stepped down in between', async () => {
    const writeErrors = [{ index: 0, code: 189, errmsg: 'PrimarySteppedDown' }];
    await expect(answering({ writeErrors }).deleteMany({})).rejects.toBeInstanceOf(DependencyUnavailable);
  });
});
