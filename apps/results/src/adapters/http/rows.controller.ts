import { Controller } from '@nestjs/common';
import { resultsRoutes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { DownloadRows } from '../../application/download-rows.ts';
import { ListRows } from '../../application/list-rows.ts';
import { ReadRow } from '../../application/read-row.ts';
import { beliefAnswer, changeAnswer, rowAnswer, valueAnswer } from './row-answers.ts';
import { csvOf, valuesOf } from './table-files.ts';

const { listRows, downloadRowsAsCsv, downloadRowsAsNdjson, getRow } = resultsRoutes;

@Controller()
export class RowsController {
  constructor(
    private readonly listRows: ListRows,
    private readonly downloadRows: DownloadRows,
    private readonly readRow: ReadRow,
  ) {}

  @Serve(listRows)
  async rows({ params, query: { fields, ...query } }: InputOf<typeof listRows>, { tenantId }: Caller) {
    const { items, next } = await this.listRows.execute(tenantId, params.enrichmentId, query);
    return { items: items.map((row) => rowAnswer(row, fields)), next };
  }

  @Serve(downloadRowsAsCsv)
  async csv({ params, query: { fields, ...filter } }: InputOf<typeof downloadRowsAsCsv>, { tenantId }: Caller) {
    return csvOf(await this.downloadRows.execute(tenantId, params.enrichmentId, filter), fields);
  }

  @Serve(downloadRowsAsNdjson)
  async ndjson({ params, query: { fields, ...filter } }: InputOf<typeof downloadRowsAsNdjson>, { tenantId }: Caller) {
    return valuesOf(await this.downloadRows.execute(tenantId, params.enrichmentId, filter), fields);
  }

  @Serve(getRow)
  async row({ params, query: { at } }: InputOf<typeof getRow>, { tenantId }: Caller) {
    const { enrichmentId, profileId } = params;
    const date = at === undefined ? undefined : new Date(at);
    const { row, values, history, believed } = await this.readRow.execute(tenantId, enrichmentId, profileId, date);
    return {
      row: row === null ? null : rowAnswer(row),
      values: values.map(valueAnswer),
      history: history.map(changeAnswer),
      ...(believed === undefined ? {} : { believed: beliefAnswer(believed) }),
    };
  }
}
