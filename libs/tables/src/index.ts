export type { Cell, TableColumn } from './column.ts';
export { CsvLines, csvLine, harmless } from './csv.ts';
export { encoderOf, TableEncoder } from './encoder.ts';
export type { TableFormat } from './encoder.ts';
export { ParquetRows } from './parquet-rows.ts';
