import type { Opinion } from '@firmograph/enrichment';
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

function inWords({ name, website, place, isConflict }: Opinion): string {
  return `name ${name}, website ${website}, place ${place}${isConflict ? ': a conflict' : ''}`;
}
