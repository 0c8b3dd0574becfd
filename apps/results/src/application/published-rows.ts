import { Injectable } from '@nestjs/common';
import type { Row } from '../domain/row.ts';
import { Records, Rows, type ErasedRow } from './ports.ts';

/** Rows by message key, once everybody has been told of them. */
@Injectable()
export class PublishedRows {
  constructor(
    private readonly rows: Rows,
    private readonly records: Records,
  ) {}

  async get(key: string): Promise<Row | ErasedRow | 'unpublished' | null> {
    const standing = await this.rows.standing(key);
    if (standing === null) return null;
    const { tenantId, row, isSaid } = standing;
    if (!isSaid) return 'unpublished';
    if (row.recordId === null) return row;
    const states = await this.records.states(tenantId, [row.recordId]);
    return states.get(row.recordId) === 'decided' ? 'unpublished' : row;
  }
}
