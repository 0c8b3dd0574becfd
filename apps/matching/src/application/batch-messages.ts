import {
  matchAnswers,
  occurredUnchecked,
  outgoing,
  ProfileBatchAnswered,
  type OutgoingMessage,
} from '@firmograph/contracts';
import { keyOf } from '@firmograph/kernel';
import type { BatchId } from '../domain/batch.ts';
import type { Part } from '../domain/parts.ts';
import type { Answered } from './ports.ts';

/** An answered batch, as it is stored. */
export type AnsweredBatch = BatchId &
  Pick<Answered, 'parts' | 'answeredAt' | 'definitionVersion'> & { readonly enrichmentId: string };

/** What an answered batch has to say: its answers, in parts, each small enough for a message. */
export function batchMessages(batch: AnsweredBatch): OutgoingMessage[] {
  return batch.parts.map((part, position) => messageOf(batch, part, position + 1));
}

function messageOf(batch: AnsweredBatch, { profiles, json }: Part, part: number): OutgoingMessage {
  const { tenantId, runId, enrichmentId, definitionVersion, answeredAt } = batch;
  const parts = batch.parts.length;
  const event = occurredUnchecked(ProfileBatchAnswered, {
    source: 'matching',
    subject: keyOf(tenantId, runId, batch.batch),
    occurrence: part,
    time: answeredAt,
    tenantid: tenantId,
    correlationid: runId,
    data: { runId, enrichmentId, batch: batch.batch, definitionVersion, part, parts, answers: [] },
  });
  const message = outgoing(matchAnswers, event, {
    run: runId,
    batch: String(batch.batch),
    part: String(part),
    parts: String(parts),
    profiles: String(profiles),
  });
  return { ...message, value: filled(message.value, json) };
}

const empty = '"answers":[]}}';

/** The answers are text already: to read them only to write them again would double their cost. */
function filled(value: string | null, answers: string): string {
  if (value?.endsWith(empty) !== true) throw new TypeError('The answers are not the last of their event');
  return `${value.slice(0, -empty.length)}"answers":${answers}}}`;
}
