import { type Column, columnsOf, enrichedFieldType, type ExportField, type ExportSource } from '@firmograph/enrichment';
import { DomainError } from '@firmograph/kernel';
import { Injectable } from '@nestjs/common';
import type { ExportColumn } from '../../domain/exporting/export.ts';
import { KnownEnrichments, type KnownEnrichment } from '../enriched-ports.ts';

const profileId: ExportColumn = { name: 'profileId', type: 'text', from: { kind: 'profile-id' } };

/** The columns of an export, as its fields and the output tables stand now. Throws a rule when one of them is not there. */
@Injectable()
export class ExportColumns {
  constructor(private readonly enrichments: KnownEnrichments) {}

  async of(
    tenantId: string,
    { source, fields }: { readonly source: ExportSource; readonly fields?: readonly ExportField[] | undefined },
  ): Promise<readonly ExportColumn[]> {
    const known = new Map((await this.enrichments.list(tenantId)).map((each) => [each.enrichmentId, each]));
    const columns = [
      profileId,
      ...(fields === undefined ? allOf(source, known) : fields.map((each) => one(each, known))),
    ];
    const twice = columns.find(({ name }, index) => columns.some((other, at) => at < index && other.name === name));
    if (twice === undefined) return columns;
    throw new DomainError('export/field-twice', `Two columns are called ${twice.name}: give one of them another name.`);
  }
}

type Known = ReadonlyMap<string, KnownEnrichment>;

function allOf(source: ExportSource, known: Known): readonly ExportColumn[] {
  if (source.kind !== 'output-table')
    throw new DomainError(
      'export/fields-missing',
      'Name the fields to export: only an output table has them by itself.',
    );
  const { enrichmentId } = source;
  const table = tableOf(enrichmentId, known);
  return outputColumns(table).map((column) => ({
    name: column.name,
    type: column.type,
    from: { kind: 'column', enrichmentId, column },
  }));
}

function one({ field, name }: ExportField, known: Known): ExportColumn {
  if (typeof field === 'string') return { name: name ?? field, type: 'text', from: { kind: 'profile', field } };
  const { enrichmentId, field: path } = field;
  const table = tableOf(enrichmentId, known);
  const column = outputColumns(table).find((each) => each.field === path);
  const named = name ?? `${table.outputTable}.${column?.name ?? path}`;
  if (column !== undefined) return { name: named, type: column.type, from: { kind: 'column', enrichmentId, column } };
  return { name: named, type: typeOf(path), from: { kind: 'path', enrichmentId, path } };
}

/** Known from before columns were heard of: all there can be. */
function outputColumns({ columns }: KnownEnrichment): readonly Column[] {
  return columns ?? columnsOf({});
}

function typeOf(path: string): ExportColumn['type'] {
  const type = enrichedFieldType(path);
  if (type === undefined)
    throw new DomainError(
      'export/field-unknown',
      'A field of the export is none that output tables have: choose another.',
    );
  if (type.list || type.holds === 'object') return 'json';
  return type.holds === 'number' ? 'number' : 'text';
}

function tableOf(enrichmentId: string, known: Known): KnownEnrichment {
  const found = known.get(enrichmentId);
  if (found !== undefined) return found;
  throw new DomainError(
    'export/source-unknown',
    'An enrichment that the export reads is not there: choose another, or leave its fields out.',
  );
}
