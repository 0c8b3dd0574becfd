import type { Enrichment } from './enrichment.ts';
import type { Run } from './run.ts';
import { isOver } from './run.ts';
import { statusOf, type RunStatus } from './run-status.ts';

/** One line of the list that people work in. */
export interface MyEnrichment {
  readonly enrichmentId: string;
  readonly name: string;
  readonly type: string;
  readonly state: Enrichment['state'];
  readonly status: RunStatus | null;
  readonly connection: { readonly connectionId: string; readonly name: string };
  readonly enriched: { readonly profiles: number; readonly of: number } | null;
  readonly refreshed: Date | null;
}

export type SortBy = 'name' | 'type' | 'state' | 'status' | 'connection' | 'enriched' | 'refreshed';

export interface Wanted {
  readonly sort: SortBy;
  readonly order: 'ascending' | 'descending';
  readonly search?: string | undefined;
}

export function myEnrichment({ definition, state }: Enrichment, run: Run | null, connection: string): MyEnrichment {
  const { enrichmentId, name, connectionId } = definition;
  const ended = run !== null && isOver(run.state) ? run : null;
  return {
    enrichmentId,
    name,
    type: 'Company data from Leadspace',
    state,
    status: run === null ? null : statusOf(run),
    connection: { connectionId, name: connection },
    enriched: enrichedIn(ended),
    refreshed: ended?.endedAt ?? null,
  };
}

function enrichedIn(run: Run | null): MyEnrichment['enriched'] {
  if (run?.counts == null || run.profiles === null) return null;
  return { profiles: run.counts.enriched + run.counts.unchanged, of: run.profiles };
}

/** Those that have the words in one of their columns, in order; what is not known comes last, whichever way. */
export function arranged(all: readonly MyEnrichment[], { sort, order, search = '' }: Wanted): readonly MyEnrichment[] {
  const words = search.toLowerCase();
  const found = all.filter((one) =>
    [one.name, one.type, one.state, one.status ?? '', one.connection.name].some((text) =>
      text.toLowerCase().includes(words),
    ),
  );
  const direction = order === 'ascending' ? 1 : -1;
  return found.toSorted((one, other) => {
    const [a, b] = [keys[sort](one), keys[sort](other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null) || one.name.localeCompare(other.name);
    const difference = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
    return direction * difference || one.name.localeCompare(other.name);
  });
}

const keys: Readonly<Record<SortBy, (one: MyEnrichment) => string | number | null>> = {
  name: ({ name }) => name,
  type: ({ type }) => type,
  state: ({ state }) => state,
  status: ({ status }) => status,
  connection: ({ connection }) => connection.name,
  enriched: ({ enriched }) => enriched?.profiles ?? null,
  refreshed: ({ refreshed }) => refreshed?.getTime() ?? null,
};
