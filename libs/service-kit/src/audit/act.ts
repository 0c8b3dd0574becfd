import { AsyncLocalStorage } from 'node:async_hooks';
import { canonicalJson, type AuditedChange } from '@firmograph/contracts';

/** What a request is about to do, is doing, and has done. */
export interface Act {
  readonly correlationId: string;
  readonly changes: AuditedChange[];
  /** The body as far as it is recorded; absent while it has not been read. */
  request?: Readonly<Record<string, unknown>>;
  isRecorded: boolean;
}

const acts = new AsyncLocalStorage<Act>();

export function within<Result>(act: Act, work: () => Result): Result {
  return acts.run(act, work);
}

/** Whether somebody asked for what is being done here; else the service does it unasked. */
export function isAsked(): boolean {
  return acts.getStore() !== undefined;
}

/** Adds what became different to the audit entry of the request that made it so; null says nothing changed. */
export function noteChange(change: AuditedChange | null): void {
  if (change !== null) acts.getStore()?.changes.push(change);
}

/**
 * What is different between two states, field by field; null: nothing. The caller leaves out whatever the audit trail,
 * which nobody can erase, must not hold: secrets, and what profiles and people are called.
 */
export function changeBetween(
  what: Pick<AuditedChange, 'kind' | 'id'>,
  before: object | null,
  after: object | null,
): AuditedChange | null {
  const [was, is] = [plain(before), plain(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const fields = names
    .filter((name) => canonicalJson([was[name]]) !== canonicalJson([is[name]]))
    .map((name) => [
      name,
      { ...(name in was ? { before: was[name] } : {}), ...(name in is ? { after: is[name] } : {}) },
    ]);
  return fields.length === 0 ? null : { ...what, fields: Object.fromEntries(fields) as AuditedChange['fields'] };
}

/** As JSON has it: dates are text. */
function plain(state: object | null): Readonly<Record<string, unknown>> {
  return state === null ? {} : (JSON.parse(JSON.stringify(state)) as Record<string, unknown>);
}
