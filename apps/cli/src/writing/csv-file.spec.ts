import { describe, expect, it } from '@jest/globals';
import Papa from 'papaparse';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { CsvFile } from './csv-file.ts';
import type { RowOutcome } from './outcome-spool.ts';
import { outputColumns } from './output-table.ts';
import { TextFile } from './text-file.ts';

const folder = temporaryFolder();
const enriched: RowOutcome = {
  outcome: 'enriched',
  confidence: 'HIGH',
  values: { enriched_name: 'Acme', enriched_employees: -5 },
};

describe('CsvFile', () => {
  const written = async (fields: Record<string, string>, outcome: RowOutcome, delimiter = ',') => {
    const file = new CsvFile(
      await TextFile.create(folder.path('out.csv')),
      outputColumns(Object.keys(fields), new Set()),
      delimiter,
    );
    file.write({ row: 2, fields }, outcome);
    await file.end();
    return folder.read('out.csv');
  };

  it('writes the input as it came, then the rest', async () => {
    const text = await written({ Name: '=Acme, "Inc"\nLtd', ' Note': ' x ' }, enriched);
    expect(Papa.parse(text.trim(), { header: true }).data).toEqual([
      {
        Name: '=Acme, "Inc"\nLtd',
        ' Note': ' x ',
        enriched_name: 'Acme',
        enriched_website: '',
        enriched_industry: '',
        enriched_employees: '-5',
        enriched_revenue_usd: '',
        enriched_country: '',
        enriched_state: '',
        enriched_city: '',
        outcome: 'enriched',
        reason: '',
        confidence: 'HIGH',
      },
    ]);
  });

  it('disarms formulas that come from outside, and only those', async () => {
    const text = await written({ Name: '=A1' }, { ...enriched, values: { enriched_name: '=HYPERLINK("x")' } });
    const [row] = Papa.parse<Record<string, string>>(text.trim(), { header: true }).data;
    expect(row).toMatchObject({ Name: '=A1', enriched_name: '\'=HYPERLINK("x")' });
  });

  it.each([',', ';', '\t', '|', ':'])('can be read again with the delimiter %j', async (delimiter) => {
    const fields = { Name: 'a,b;c\td|e:f"g\'', City: '\n' };
    const [row] = Papa.parse<Record<string, string>>((await written(fields, enriched, delimiter)).trim(), {
      header: true,
      delimiter,
    }).data;
    expect(row).toMatchObject(fields);
  });
});
