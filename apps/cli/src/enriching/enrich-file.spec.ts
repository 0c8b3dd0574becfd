import { existsSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { companies, enriching, parseCsv } from '../testing/enriching.ts';
import { FakePerson } from '../testing/fake-person.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { resultFilesOf } from './result-files.ts';

const folder = temporaryFolder();

describe('enriching a file', () => {
  it('writes the rows as they came, in their order, with what became of each', async () => {
    const { enrich } = enriching();
    const report = await enrich(await folder.write('a.csv', companies));
    expect(report).toMatchObject({
      rows: { input: 3, output: 3, rejected: 0, superseded: 0 },
      seconds: 10,
      files: { rejected: null },
    });
    expect(parseCsv(await folder.read('a.enriched.csv'))).toMatchObject([
      {
        id: '1',
        Company: 'Acme',
        Country: 'DK',
        enriched_name: 'Acme Inc',
        outcome: 'enriched',
        reason: '',
        confidence: 'HIGH',
      },
      { id: '2', Company: 'Bolt', enriched_name: '', outcome: 'not-matched', reason: 'not-found', confidence: '' },
      { id: '3', Company: 'N/A', outcome: 'not-eligible', reason: 'placeholder-name' },
    ]);
  });

  it('shows what is sent of the rows that say most, and asks', async () => {
    const { enrich, person } = enriching();
    await enrich(await folder.write('b.csv', companies));
    expect(person.said[0]).toBe('3 rows; the id is “id”. This is sent of them:');
    expect(person.tables[0]).toEqual([
      ['Sent', 'Column', 'For example', '', ''],
      ['Company name', 'Company', 'Acme', 'Bolt', 'N/A'],
      ['Website', 'Website', 'acme.com', '', 'x.com'],
      ['Country', 'Country', 'Denmark', 'Germany', ''],
    ]);
    expect(person.asked).toEqual(['Is that right?', 'I agree']);
  });

  it('sends nothing when the mapping is not right', async () => {
    const { enrich, firmograph } = enriching({ person: new FakePerson(true, false) });
    await expect(enrich(await folder.write('c.csv', companies))).rejects.toMatchObject({ code: 'cli/bad-input' });
    expect([firmograph.connections, firmograph.profiles.size]).toEqual([[], 0]);
  });

  it('asks nobody where nobody can answer, but takes no silence for consent', async () => {
    const { enrich, firmograph } = enriching({ person: new FakePerson(false, false) });
    await expect(enrich(await folder.write('d.csv', companies))).rejects.toMatchObject({ code: 'cli/no-consent' });
    expect(firmograph.profiles.size).toBe(0);
    await enrich(folder.path('d.csv'), { yes: true });
    expect(firmograph.consents).toMatchObject([{ noticeHash: 'h1', fields: ['name', 'website', 'location'] }]);
  });

  it('runs over the rows of this file only', async () => {
    const { enrich, firmograph } = enriching();
    await enrich(await folder.write('e.csv', companies), { yes: true });
    const report = await enrich(await folder.write('f.csv', 'id,Company\n77,Dune\n'), { yes: true });
    expect(firmograph.profiles.size).toBe(4);
    expect(report.run.profiles).toBe(1);
  });

  it('takes what is said of the columns before what it guesses', async () => {
    const { enrich, firmograph } = enriching();
    const path = await folder.write('g.csv', 'A,B,Country,Company\nAcme,acme.com,DK,1\n');
    await enrich(path, { yes: true, columns: { name: 'a', website: 'B', country: '' } });
    expect(firmograph.enrichments[0]?.definition.mapping).toEqual({ name: 'A', website: 'B' });
  });

  it('takes the first of several columns, and a constant where no column holds it', async () => {
    const { enrich, firmograph } = enriching();
    const path = await folder.write('n.csv', 'id,Legal,Trade,Country\n1,,Acme,DK\n');
    await enrich(path, { yes: true, columns: { name: ['legal', 'Trade'] }, constants: { country: 'Norway' } });
    expect(firmograph.enrichments[0]?.definition.mapping).toEqual({
      name: { firstOf: ['Legal', 'Trade'] },
      location: { country: { constant: 'Norway' } },
    });
  });

  it.each([
    [
      'no column could be the name',
      'x,y\n1,2\n',
      {},
      /No column of .* could be the company name; it has “x”, “y”: say which with --name COLUMN\./,
    ],
    ['a column is not there', companies, { columns: { website: 'URL' } }, /There is no column “URL” in the file/],
    ['the id column is not there', companies, { idColumn: 'Key' }, /There is no column “Key” in the file/],
  ])('says in one sentence that %s', async (_, content, more, sentence) => {
    const { enrich, firmograph } = enriching();
    await expect(enrich(await folder.write('h.csv', content), more)).rejects.toThrow(sentence);
    expect(firmograph.connections).toEqual([]);
  });
});

describe('rows that do not add up', () => {
  it('rejected and superseded ones are told apart, and the three sums are the input', async () => {
    const { enrich, firmograph } = enriching();
    const path = await folder.write(
      'i.csv',
      'Key,Company\n1,Old\n,NoKey\n2,Bolt\n3,Too,many\n1,New\n"4,Broken\n5,Cyan\n',
    );
    const report = await enrich(path, { yes: true, idColumn: 'Key' });
    expect(report.rows).toEqual({ input: 7, output: 3, rejected: 3, superseded: 1 });
    expect(parseCsv(await folder.read('i.enriched.csv')).map(({ Company }) => Company)).toEqual([
      'Bolt',
      'New',
      'Cyan',
    ]);
    expect(parseCsv(await folder.read('i.rejected.csv'))).toEqual([
      { row: '3', reason: 'has no Key' },
      { row: '5', reason: 'has 3 cells where the header has 2' },
      { row: '7', reason: 'a quote is not closed, or stands in the middle of a cell' },
    ]);
    expect([...firmograph.profiles].map(([id, { fields }]) => [id, fields['Company']])).toEqual([
      ['2', 'Bolt'],
      ['1', 'New'],
      ['5', 'Cyan'],
    ]);
  });

  it('rows that say the same keep a row each', async () => {
    const { enrich, firmograph } = enriching();
    const report = await enrich(await folder.write('j.csv', 'Company,Website\nAcme,acme.com\nAcme,acme.com\nBolt,\n'), {
      yes: true,
    });
    expect(report.rows).toMatchObject({ input: 3, output: 3 });
    expect(firmograph.profiles.size).toBe(3);
    expect(firmograph.imports).toMatchObject([{ idField: 'Row ID', rows: 3 }]);
  });

  it('a profile that the run says nothing of is told as such', async () => {
    const { enrich, firmograph } = enriching();
    firmograph.outcomes = async function* () {
      yield [];
    };
    await enrich(await folder.write('k.csv', companies), { yes: true });
    expect(parseCsv(await folder.read('k.enriched.csv'))[0]).toMatchObject({ outcome: 'failed', reason: 'no-outcome' });
  });

  it('the list of rejected rows of an earlier time goes when there are none', async () => {
    const { enrich } = enriching();
    await folder.write('l.rejected.csv', 'old');
    await enrich(await folder.write('l.csv', companies), { yes: true });
    expect(existsSync(folder.path('l.rejected.csv'))).toBe(false);
  });

  it('values are cut where they are too long to be taken, and written as they came', async () => {
    const { enrich, firmograph } = enriching();
    const long = `${'x'.repeat(19_999)}🦊`;
    await enrich(await folder.write('m.csv', `id,Company,Note\n1,Acme,${long}\n`), { yes: true });
    expect(firmograph.profiles.get('1')?.fields['Note']).toHaveLength(20_000);
    expect(parseCsv(await folder.read('m.enriched.csv'))[0]?.['Note']).toBe(long);
  });
});

it('a file that changes under way is not joined with the results of what it was', async () => {
  const { enrich, firmograph } = enriching();
  const path = await folder.write('v.csv', companies);
  firmograph.usage = async () => {
    await appendFile(path, '9,Late,,\n');
    return { calls: 0, credits: 0 };
  };
  await expect(enrich(path, { yes: true })).rejects.toThrow('was changed while it was enriched');
});

describe('where the results go', () => {
  it.each([
    [{ path: '/tmp/a/../x.csv' }, '/tmp/x.enriched.csv', '/tmp/x.rejected.csv', 'csv'],
    [{ path: '/tmp/x.ndjson.gz' }, '/tmp/x.enriched.csv', '/tmp/x.rejected.csv', 'csv'],
    [{ path: '/tmp/x', format: 'parquet' as const }, '/tmp/x.enriched.parquet', '/tmp/x.rejected.csv', 'parquet'],
    [{ path: '/data/x.csv', output: '/tmp/y.ndjson' }, '/tmp/y.ndjson', '/tmp/x.rejected.csv', 'ndjson'],
  ])('%j', async (request, output, rejected, format) => {
    expect(await resultFilesOf(request)).toEqual({ output, rejected, format });
  });

  it.each([
    [{ path: '/tmp/x.csv', output: '/tmp/./x.csv' }, 'would overwrite /tmp/x.csv'],
    [{ path: '/no/such/folder/x.csv' }, 'Nothing can be written to /no/such/folder'],
  ])('%j is refused', async (request, sentence) => {
    await expect(resultFilesOf(request)).rejects.toThrow(sentence);
  });
});
