import {
  matchAnswers,
  occurredUnchecked,
  outgoing,
  ProfileBatchAnswered,
  type OutgoingMessage,
} from '@firmograph/contracts';
import { keyOf } from '@firmograph/kernel';
import type { BatchId } from '../domain/batch.ts';
import type { Answered } from './ports.ts';

/** An answered batch, as it is stored. */
export type AnsweredBatch = BatchId &
  Pick<Answered, 'parcel' | 'answeredAt' | 'definitionVersion'> & { readonly enrichmentId: string };

/** What an answered batch has to say: its answers, in parts, each small enough for a message. */
export function batchMessages(batch: AnsweredBatch): OutgoingMessage[] {
  const { tenantId, runId, enrichmentId, definitionVersion, answeredAt, parcel } = batch;
  const subject = keyOf(tenantId, runId, batch.batch);
  const parts = parcel.parts.length;
  let from = 0;
  return parcel.parts.map((profiles, position) => {
    const part = position + 1;
    const answers = parcel.answers.slice(from, (from += profiles));
    const event = occurredUnchecked(ProfileBatchAnswered, {
      source: 'matching',
      subject,
      occurrence: part,
      time: answeredAt,
      tenantid: tenantId,
      correlationid: runId,
      data: { runId, enrichmentId, batch: batch.batch, definitionVersion, part, parts, answers },
    });
    const headers = { run: runId, batch: batch.batch, part, parts, profiles };
    return outgoing(
      matchAnswers,
      event,
      Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    );
  });
}
