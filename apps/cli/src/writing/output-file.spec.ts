import { describe, expect, it } from '@jest/globals';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { NdjsonFile } from './ndjson-file.ts';
import type { RowOutcome } from './outcome-spool.ts';
import { outputColumns } from './output-table.ts';
import { ParquetFile } from './parquet-file.ts';
import { TextFile } from './text-file.ts';

const folder = temporaryFolder();
const enriched: RowOutcome = {
  outcome: 'enriched',
  confidence: 'HIGH',
  values: { enriched_name: '=Acme', enriched_employees: 12 },
};
const missed: RowOutcome = { outcome: 'not-matched', reason: 'not-found', values: {} };

describe('outputColumns', () => {
  it('has what everybody asks for, and what the run filled', () => {
    const names = outputColumns(['Name'], new Set(['enriched_sic'])).map(({ name }) => name);
    expect(names).toEqual([
      ...[
        'Name',
        'enriched_name',
        'enriched_website',
        'enriched_industry',
        'enriched_employees',
        'enriched_revenue_usd',
      ],
      ...['enriched_country', 'enriched_state', 'enriched_city', 'enriched_sic', 'outcome', 'reason', 'confidence'],
    ]);
  });

  it('gives other names where the input has been enriched before', () => {
    const names = outputColumns(['Name', 'outcome', 'outcome_2'], new Set()).map(({ name }) => name);
    expect(names.slice(-3)).toEqual(['outcome_3', 'reason', 'confidence']);
  });
});

describe('NdjsonFile', () => {
  it('keeps the objects of the input as they were, and adds only what is known', async () => {
    const file = new NdjsonFile(
      await TextFile.create(folder.path('out.ndjson')),
      outputColumns(['Name', 'tags'], new Set()),
    );
    file.write(
      { row: 1, fields: { Name: 'Acme', tags: '[1]' }, source: { Name: 'Acme', tags: [1], employees: 7 } },
      enriched,
    );
    file.write({ row: 2, fields: { Name: 'Bolt' } }, missed);
    await file.end();
    const lines = (await folder.read('out.ndjson')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        Name: 'Acme',
        tags: [1],
        employees: 7,
        enriched_name: '=Acme',
        enriched_employees: 12,
        outcome: 'enriched',
        confidence: 'HIGH',
      },
      { Name: 'Bolt', outcome: 'not-matched', reason: 'not-found' },
    ]);
  });
});

describe('ParquetFile', () => {
  it('can be read by another reader, over several row groups', async () => {
    const file = new ParquetFile(folder.path('out.parquet'), outputColumns(['Name'], new Set()));
    for (let at = 0; at < 12_000; at += 1) {
      file.write({ row: at + 2, fields: { Name: `Company ${at} 日本` } }, at % 2 === 0 ? enriched : missed);
      await file.flush();
    }
    await file.end();
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(folder.path('out.parquet')) });
    expect(rows).toHaveLength(12_000);
    expect(rows[11_998]).toMatchObject({
      Name: 'Company 11998 日本',
      enriched_name: '=Acme',
      enriched_employees: 12,
      reason: null,
    });
    expect(rows[11_999]).toMatchObject({ outcome: 'not-matched', reason: 'not-found', enriched_employees: null });
  });
});
