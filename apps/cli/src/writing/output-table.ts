import type { Row } from '../reading/row.ts';
import { type CellValue, enrichedColumns } from './enriched-columns.ts';
import { opinionColumns, sharedColumn } from './opinion-columns.ts';
import type { RowOutcome } from './outcome-spool.ts';

export interface OutputColumn {
  readonly name: string;
  readonly origin: 'input' | 'enriched';
  readonly type: 'text' | 'number';
  readonly of: (row: Row, outcome: RowOutcome) => CellValue | undefined;
}

/** The columns of the output: those of the input as they came, those that the run filled, then what became of the row and what we think of it. */
export function outputColumns(inputColumns: readonly string[], filled: ReadonlySet<string>): readonly OutputColumn[] {
  const input = inputColumns.map(
    (name) => ({ name, origin: 'input', type: 'text', of: ({ fields }) => fields[name] }) satisfies OutputColumn,
  );
  const added = enrichedColumns.filter(({ name, always }) => always === true || filled.has(name)).map(column);
  const opinion = [...opinionColumns, sharedColumn].filter(({ name }) => filled.has(name)).map(column);
  const told = [
    { name: 'outcome', origin: 'enriched', type: 'text', of: (_, { outcome }) => outcome },
    { name: 'reason', origin: 'enriched', type: 'text', of: (_, { reason }) => reason },
    { name: 'confidence', origin: 'enriched', type: 'text', of: (_, { confidence }) => confidence },
  ] satisfies OutputColumn[];
  return [...input, ...named(inputColumns, [...added, ...told, ...opinion])];
}

function column({ name, type }: Pick<OutputColumn, 'name' | 'type'>): OutputColumn {
  return { name, origin: 'enriched', type, of: (_, { values }) => values[name] };
}

/** A file that was enriched before has such columns already. */
function named(taken: readonly string[], columns: readonly OutputColumn[]): readonly OutputColumn[] {
  return columns.map((column) => {
    let name = column.name;
    for (let number = 2; taken.includes(name); number += 1) name = `${column.name}_${number}`;
    return { ...column, name };
  });
}
