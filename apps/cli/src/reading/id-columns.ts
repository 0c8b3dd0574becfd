import type { Row } from './row.ts';
import { type IdRule, idIn } from './row-identity.ts';
import { RowIndex } from './row-index.ts';

const mostCandidates = 4;

/** Finds out, row by row, which column is an id: one that the user names, or else one that is filled and different in every row. */
export class IdColumns {
  readonly #said: string | undefined;
  readonly #lastRows = new Map<string, RowIndex>();

  constructor(said: string | undefined, candidates: readonly string[]) {
    this.#said = said;
    const columns = said === undefined ? candidates.slice(0, mostCandidates) : [said];
    for (const column of columns) this.#lastRows.set(column, new RowIndex());
  }

  take(row: Row): void {
    for (const [column, lastRows] of this.#lastRows) {
      const id = idIn(row, column);
      const isId = id !== '' && id.length <= 200 && (this.#said !== undefined || lastRows.get(id) === undefined);
      if (isId) lastRows.set(id, row.row);
      else if (this.#said === undefined) this.#lastRows.delete(column);
    }
  }

  /** The best of the columns that are left. */
  choose(): { readonly idRule: IdRule; readonly lastRows: RowIndex } {
    for (const [column, lastRows] of this.#lastRows) return { idRule: { kind: 'column', column }, lastRows };
    return { idRule: { kind: 'content' }, lastRows: new RowIndex() };
  }
}
