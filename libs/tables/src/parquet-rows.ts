import { ParquetWriter } from 'hyparquet-writer';
import { textOf, type Cell, type TableColumn } from './column.ts';

type Writer = ConstructorParameters<typeof ParquetWriter>[0]['writer'];

/** Columns of optional text (JSON too) and numbers. Rows are held only until a row group is full. */
export class ParquetRows {
  private readonly writer: ParquetWriter;
  private data: (string | number | null)[][];
  private rows = 0;

  constructor(
    writer: Writer,
    private readonly columns: readonly TableColumn[],
    private readonly rowGroupRows = 5000,
  ) {
    this.data = columns.map(() => []);
    this.writer = new ParquetWriter({
      writer,
      schema: [{ name: 'root', num_children: columns.length }, ...columns.map(schemaOf)],
    });
  }

  get isFull(): boolean {
    return this.rows >= this.rowGroupRows;
  }

  add(cells: readonly Cell[]): void {
    for (const [index, { type }] of this.columns.entries()) this.data[index]?.push(stored(cells[index], type));
    this.rows += 1;
  }

  writeGroup(): void {
    if (this.rows === 0) return;
    const data = this.data;
    this.data = this.columns.map(() => []);
    // Nothing to wait for: no writer here flushes by itself.
    void this.writer.write({
      columnData: this.columns.map(({ name }, index) => ({ name, data: data[index] ?? [] })),
      rowGroupSize: this.rows,
    });
    this.rows = 0;
  }

  end(): void {
    this.writeGroup();
    void this.writer.finish();
  }
}

function schemaOf({ name, type }: TableColumn) {
  return type === 'number'
    ? ({ name, type: 'DOUBLE', repetition_type: 'OPTIONAL' } as const)
    : ({ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' } as const);
}

function stored(cell: Cell, type: TableColumn['type']): string | number | null {
  if (cell === undefined) return null;
  if (type !== 'number') return textOf(cell);
  return typeof cell === 'number' ? cell : null;
}
