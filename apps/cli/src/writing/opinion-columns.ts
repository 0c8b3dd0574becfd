import type { Opinion, SharedWith } from '@firmograph/enrichment';
import type { CellValue } from './enriched-columns.ts';

interface OpinionColumn {
  readonly name: string;
  readonly type: 'text' | 'number';
  readonly of: (opinion: Opinion) => CellValue;
}

/** What our own second opinion says, where the run was asked for one. */
export const opinionColumns: readonly OpinionColumn[] = [
  { name: 'own_confidence', type: 'number', of: ({ confidence }) => confidence },
  { name: 'own_opinion', type: 'text', of: inWords },
];

/** Whose answer it is, where another row means the same company. */
export const sharedColumn = { name: 'shared_with', type: 'text' } as const;

export function sharedInWords({ profileId, ...compared }: SharedWith): string {
  return `${profileId}: ${compare(compared)}`;
}

function inWords({ isConflict, ...compared }: Opinion): string {
  return `${compare(compared)}${isConflict ? ': a conflict' : ''}`;
}

function compare({ name, website, place }: Pick<Opinion, 'name' | 'website' | 'place'>): string {
  return `name ${name}, website ${website}, place ${place}`;
}
