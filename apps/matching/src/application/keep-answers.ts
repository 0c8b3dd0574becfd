import { answersFrom, askersOf, findingsOf, ranOut, type ProviderRecord } from '../domain/answers.ts';
import type { AcceptedBatch, SentBatch } from '../domain/batch.ts';
import { returnedOf } from '../domain/returned.ts';
import type { Run } from '../domain/run.ts';
import type { AnswerOrigin, KnownAnswer } from '../domain/told.ts';
import type { AnswerBatch } from './answer-batch.ts';
import type { Clock, Held, KnownAnswers, Ledger } from './ports.ts';

/** What was paid for is remembered first, then told: whoever succeeds a worker that dies in between need not ask again. */
export class KeepAnswers {
  constructor(
    private readonly known: KnownAnswers,
    private readonly ledger: Ledger,
    private readonly answer: AnswerBatch,
    private readonly clock: Clock,
  ) {}

  /** `short`: the provider's credits ran out in the middle of the call. */
  async execute(
    batch: Held<SentBatch> | Held<AcceptedBatch>,
    run: Run,
    records: readonly ProviderRecord[],
  ): Promise<'kept' | 'short'> {
    const { tenantId, call } = batch;
    const askedAt = this.clock.now();
    const answers: (KnownAnswer | undefined)[] = findingsOf(call, records).map((finding) =>
      finding === undefined ? undefined : { askedAt, finding },
    );
    const byKey = byKeyOf(batch, answers);
    if (byKey.size > 0) await this.known.remember(tenantId, byKey, run.freshForDays);
    const returned = returnedOf(call, records);
    const settlement = { state: 'answered', reason: null, returned, at: askedAt } as const;
    const entry = await this.ledger.settle(tenantId, call.callId, settlement);
    const isShort = entry?.isShort === true && returned.records < call.keys.length;
    await this.answer.execute(batch, run, answersFrom(batch, answers, isShort ? ranOut : undefined));
    return isShort ? 'short' : 'kept';
  }

  /** Somebody else got the answers and could not tell them any more. */
  async recover(batch: Held<SentBatch>, run: Run): Promise<void> {
    const found = await this.known.find(batch.tenantId, batch.call.keys, batch.call.sentAt);
    const answers = batch.call.keys.map((key) => found.get(key));
    await this.answer.execute(batch, run, answersFrom(batch, answers));
  }
}

/** Under the key of the question, and under that by which those find it who mean the same company. */
function byKeyOf(
  batch: SentBatch | AcceptedBatch,
  answers: readonly (KnownAnswer | undefined)[],
): ReadonlyMap<string, KnownAnswer> {
  const { keys, sharedKeys = [] } = batch.call;
  const askers = askersOf(batch);
  const byKey = new Map<string, KnownAnswer>();
  keys.forEach((key, record) => {
    const answer = answers[record];
    if (answer === undefined) return;
    const known = { ...answer, origin: originOf(batch, record) };
    byKey.set(key, known);
    const [sharedKey = '', askedFor] = [sharedKeys[record], askers[record]];
    if (sharedKey !== '' && askedFor !== undefined) byKey.set(sharedKey, { ...known, askedFor });
  });
  return byKey;
}

function originOf({ connectionId, frozenAt, profiles, call }: SentBatch | AcceptedBatch, record: number): AnswerOrigin {
  const asking = profiles.filter((_, position) => call.recordOf[position] === record);
  return { connectionId, frozenAt, profileIds: asking.map(({ profileId }) => profileId) };
}
