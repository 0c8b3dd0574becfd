import { describe } from '@jest/globals';
import { FakeConnections } from './fakes.ts';
import { itKeepsConnections } from './store.contract.ts';

describe('the store in memory', () => {
  itKeepsConnections(async () => new FakeConnections().store);
});
