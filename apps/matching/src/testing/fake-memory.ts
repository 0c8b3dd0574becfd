import type { OutgoingMessage } from '@firmograph/contracts';
import type { Memory } from './bench.ts';
import { FakeBatches } from './fake-batches.ts';
import {
  FakeBlocks,
  FakeDecisions,
  FakeDeletedProfiles,
  FakeKnownAnswers,
  FakeLedger,
  FakePurses,
  FakeRuns,
  FreeRate,
} from './fakes.ts';

export async function fakeMemory(publish: (messages: readonly OutgoingMessage[]) => Promise<void>): Promise<Memory> {
  return {
    batches: new FakeBatches(publish),
    runs: new FakeRuns(),
    blocks: new FakeBlocks(),
    decisions: new FakeDecisions(),
    deleted: new FakeDeletedProfiles(),
    answers: new FakeKnownAnswers(),
    ledger: new FakeLedger(),
    purses: new FakePurses(),
    rate: new FreeRate(),
  };
}
