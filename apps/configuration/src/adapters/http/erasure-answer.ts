import { erasureStores, type Erasure, type ErasureStore } from '@firmograph/contracts';
import type { z } from 'zod';
import {
  awaited,
  isUnderWay,
  lastCopies,
  type CopyLife,
  type Erasure as ErasureState,
  type StoreAnswer,
} from '../../domain/erasure.ts';

type Certificate = z.input<typeof Erasure>;

const stateOf = {
  counting: 'counting',
  counted: 'counted',
  'erasing-profiles': 'erasing',
  erasing: 'erasing',
  completed: 'completed',
  refused: 'refused',
} as const satisfies Record<ErasureState['step'], Certificate['state']>;

const tooMany =
  'More than 20,000 profiles belong to this company: erase by its website or provider id, or the connection.';

const instant = (date: Date | null | undefined): string | null => date?.toISOString() ?? null;

export function erasureAnswer(erasure: ErasureState, life: CopyLife): Certificate {
  const { erasureId, scope, reference, isDryRun, step, requestedBy, requestedAt, completedAt } = erasure;
  const last = lastCopies(erasure, life);
  return {
    ...{ erasureId, kind: scope.kind, reference, dryRun: isDryRun, state: stateOf[step], requestedBy },
    connectionId: scope.kind === 'connection' ? scope.connectionId : null,
    reason: step === 'refused' ? tooMany : null,
    requestedAt: requestedAt.toISOString(),
    completedAt: instant(completedAt),
    profiles: scope.kind === 'company' ? erasure.subjects.length : null,
    stores: erasureStores.map((store) => storeAnswer(erasure, store)),
    topicsCleanAt: instant(last?.topics),
    lastCopyGoesAt: instant(last?.all),
    acknowledgements: erasure.acknowledgements.map(({ consumer, at }) => ({ consumer, at: at.toISOString() })),
  };
}

function storeAnswer(erasure: ErasureState, store: ErasureStore): Certificate['stores'][number] {
  const of = (answers: readonly StoreAnswer[]) => answers.find((answer) => answer.store === store);
  const [counted, erased] = [of(erasure.counted), of(erasure.erased)];
  const last = erasure.step === 'counted' ? counted : erased;
  return {
    ...{ store, found: countIn(counted), erased: countIn(erased) },
    state: last === undefined ? openState(erasure, store) : 'done',
    places: { ...(erased ?? counted)?.places },
    doneAt: instant(last?.at),
  };
}

const countIn = (answer: StoreAnswer | undefined): number | null => answer?.erased ?? null;

function openState(erasure: ErasureState, store: ErasureStore): 'asked' | 'waiting' {
  return isUnderWay(erasure) && awaited(erasure).includes(store) ? 'asked' : 'waiting';
}
