import type { Provider } from '@nestjs/common';
import { relay, Worker, type WorkerOptions } from '@firmograph/mongo';
import type { MongoAcknowledgements } from './adapters/mongo/mongo-acknowledgements.ts';
import type { MongoRows } from './adapters/mongo/mongo-rows.ts';
import type { MongoRuns } from './adapters/mongo/mongo-runs.ts';
import { Bell, type Ear } from './application/bell.ts';
import { FinishUnfinished } from './application/finish-unfinished.ts';
import { Acknowledgements, Rows, Runs } from './application/ports.ts';
import { RepairOwnTopic } from './application/repair-own-topic.ts';
import { SettleRuns } from './application/settle-runs.ts';
import { DoDecisions } from './application/do-decisions.ts';
import { NumberChanges } from './application/number-changes.ts';
import { WorkOnUndos } from './application/work-on-undos.ts';
import { WithdrawEnrichment } from './application/withdraw-enrichment.ts';
import { WithdrawProfile } from './application/withdraw-profile.ts';

interface Step {
  execute(now: Date): Promise<'worked' | 'idle'>;
}
type StepClass = abstract new (...dependencies: never[]) => Step;

const openRunsEveryMs = 5000;

/** What goes on beside the events: each takes what is due, whichever instance made it so. */
export const workers: readonly Provider[] = [
  working('settle-runs', SettleRuns, { idleMs: 500, lanes: 1 }),
  working('finish-unfinished', FinishUnfinished, { idleMs: 1000, lanes: 1 }),
  working('withdraw-enrichment', WithdrawEnrichment, { idleMs: 1000, lanes: 1 }),
  working('withdraw-profile', WithdrawProfile, { idleMs: 1000, lanes: 2 }),
  working('do-decisions', DoDecisions, { idleMs: 1000, lanes: 1 }),
  working('number-changes', NumberChanges, { idleMs: 500, lanes: 1 }),
  working('undo-runs', WorkOnUndos, { idleMs: 1000, lanes: 1 }),
  working('repair-own-topic', RepairOwnTopic, { idleMs: 1000, lanes: 1 }),
  {
    provide: 'worker:look-at-open-runs',
    useFactory: (runs: Runs) =>
      new Worker({
        name: 'look-at-open-runs',
        lanes: 1,
        idleMs: openRunsEveryMs,
        step: async () => {
          await runs.touchOpen();
          return 'idle';
        },
      }),
    inject: [Runs],
  },
  {
    provide: 'worker:relay-runs',
    useFactory: ({ outbox }: MongoRuns) => relay('runs', outbox),
    inject: [Runs],
  },
  {
    provide: 'worker:relay-rows',
    useFactory: ({ outbox }: MongoRows) => relay('rows', outbox),
    inject: [Rows],
  },
  {
    provide: 'worker:relay-acknowledgements',
    useFactory: ({ outbox }: MongoAcknowledgements) => relay('acknowledgements', outbox),
    inject: [Acknowledgements],
  },
];

function working(
  name: Ear | 'finish-unfinished' | 'repair-own-topic',
  step: StepClass,
  options: Pick<WorkerOptions, 'idleMs' | 'lanes'>,
): Provider {
  return {
    provide: `worker:${name}`,
    useFactory: (found: Step, bell: Bell) => {
      const worker = new Worker({ name, ...options, step: () => found.execute(new Date()) });
      if (name !== 'finish-unfinished' && name !== 'repair-own-topic') bell.onRing(name, () => worker.wake());
      return worker;
    },
    inject: [step, Bell],
  };
}
