import type { Row } from './row.ts';

/** What a row said at a time. */
export interface Belief {
  readonly at: Date;
  /** JSON; null: there was no row, or it is not known any more. */
  readonly company: string | null;
  readonly runId: string | null;
  readonly since: Date | null;
}

interface Earlier {
  readonly runId: string;
  readonly at: Date;
  readonly before: { readonly company: string | null; readonly was?: { readonly runId: string } } | null;
}

type State = Omit<Belief, 'at'>;

/** `history`, newest first: the state after a change is what the next newer one found, or what the row says now. */
export function believedAt(row: Row, history: readonly Earlier[], at: Date): Belief {
  const now = {
    company: row.state === 'filled' ? row.company : null,
    runId: row.runId,
    since: history[0]?.at ?? row.updatedAt,
  };
  const states: readonly State[] = [now, ...history.map((change, index) => foundBy(change, history[index + 1]))];
  const then = states.find(({ since }) => since === null || since <= at);
  return { at, ...(then ?? { company: null, runId: null, since: null }) };
}

/** What a change found, which an earlier one had left; that one may not be known any more. */
function foundBy({ before }: Earlier, earlier: Earlier | undefined): State {
  const { at: since = null, runId = null } = earlier ?? {};
  const { company = null, was = { runId } } = before ?? {};
  return { company, runId: was.runId, since };
}
