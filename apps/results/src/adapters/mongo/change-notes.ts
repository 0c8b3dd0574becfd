import { randomUUID } from 'node:crypto';
import type { OutgoingMessage } from '@firmograph/contracts';
import { keyOf, partsOf } from '@firmograph/kernel';
import type { Database, TenantCollection, TenantDocument } from '@firmograph/mongo';

/** Without a number it is a note of what has to get one. */
export interface ChangeDocument extends TenantDocument {
  readonly enrichmentId: string;
  readonly profileIds: readonly string[];
  readonly at: Date;
  readonly no?: number;
  readonly isNote?: true;
}

export function changesIn(database: Database): Promise<TenantCollection<ChangeDocument>> {
  return database.collection<ChangeDocument>({ name: 'changes', indexes: [{ key: { isNote: 1 }, sparse: true }] });
}

/** Rows that speak for themselves are noted before they have spoken: who dies in between is succeeded by the relay, with both. */
export async function noteChanges(
  changes: TenantCollection<ChangeDocument>,
  messages: readonly OutgoingMessage[],
): Promise<void> {
  const keys = [...new Set(messages.map(({ key }) => key))].map((key) => partsOf(key));
  const groups = Map.groupBy(keys, ([tenantId = '', enrichmentId = '']) => keyOf(tenantId, enrichmentId));
  for (const group of groups.values()) {
    const [tenantId = '', enrichmentId = ''] = group[0] ?? [];
    const profileIds = group.flatMap(([, , profileId]) => profileId ?? []);
    const _id = keyOf(tenantId, 'note', randomUUID());
    await changes.forTenant(tenantId).insert({ _id, tenantId, enrichmentId, profileIds, at: new Date(), isNote: true });
  }
}
