import { EnrichedProfileUpdated, enrichedProfiles, type Row } from '@firmograph/contracts';
import { inNamespace } from '@firmograph/kafka';
import { keyOf } from '@firmograph/kernel';
import { readTopic, type ReadMessage } from '@firmograph/testing';
import type { z } from 'zod';

/** Follows the public topic of a stack from its beginning. */
export function readPublicTopic(brokers: readonly string[], namespace: string) {
  return readTopic(brokers, inNamespace(namespace, enrichedProfiles.name));
}

/** What a consumer holds who keeps the last record of each key: profile to sequence and company; tombstones end a key. */
export function presentState(messages: readonly ReadMessage[], enrichmentId: string): ReadonlyMap<string, object> {
  const state = new Map<string, object>();
  for (const { key = '', value } of messages) {
    if (!key.startsWith(keyOf('acme', enrichmentId))) continue;
    const event = value === null ? undefined : EnrichedProfileUpdated.message.safeParse(JSON.parse(value));
    if (event?.success === true) {
      const { data, sequence } = event.data;
      state.set(data.profileId, { sequence, runId: data.runId, confidence: data.confidence, company: data.company });
    } else if (value === null) state.delete(profileOf(key));
  }
  return state;
}

/** The output table in the same shape. */
export function stateOf(rows: readonly z.infer<typeof Row>[]): ReadonlyMap<string, object> {
  return new Map(
    rows.map(({ profileId, sequence, runId, confidence, company }) => [
      profileId,
      { sequence, runId, confidence, company },
    ]),
  );
}

/** Events that were sent before, by their id. One that does not say the same: no consumer could tell which of them is true. */
export function repeated(
  messages: readonly ReadMessage[],
): readonly { readonly id: string; readonly saysTheSame: boolean }[] {
  const first = new Map<string, string>();
  const again: { readonly id: string; readonly saysTheSame: boolean }[] = [];
  for (const { value } of messages) {
    if (value === null) continue;
    const { id } = JSON.parse(value) as { readonly id: string };
    const before = first.get(id);
    if (before === undefined) first.set(id, value);
    else again.push({ id, saysTheSame: before === value });
  }
  return again;
}

const profileOf = (key: string): string => decodeURIComponent(key.split(':')[2] ?? '');
