import type { Rejection, UploadedRow } from '../../../application/import-profiles.ts';
import { faultOf } from '../../../domain/admission.ts';

/** The row where it may come in, else why not. */
export function rowOf(row: UploadedRow): UploadedRow | Rejection {
  const fault = faultOf(row.profileId, row.fields);
  if (fault === undefined) return row;
  const { field, reason } = fault;
  return { row: row.row, ...(field === undefined ? {} : { field }), reason };
}
