import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '@firmograph/testing';
import { exportingSourcing, query } from './testing/exporting.ts';
import { anEnrichmentEvent, anUpdate } from './testing/rows.ts';

const exporting = exportingSourcing();
const { call, target, define, run, until, read, path, profiles, exported } = exporting;

const csv = { kind: 'csv' };
const fields = [{ field: 'name' }, { field: 'city', name: 'Town' }];

const inAarhus = async (tenant: string): Promise<void> => {
  const rule = { match: 'all', conditions: [{ field: 'city', operator: 'equals', value: 'Aarhus' }] };
  await call('PUT /segments/aarhus', { tenant, body: { name: 'Aarhus', rule } });
};

describe('an export of a segment', () => {
  it('writes chosen fields in their order, in parts, with a manifest whose checksums hold', async () => {
    const tenant = randomUUID();
    await profiles(tenant, 5000);
    await inAarhus(tenant);
    const { manifest, done } = await exported(tenant, {
      ...{ source: { kind: 'segment', segmentId: 'aarhus' }, fields, format: csv, rowsPerPart: 1000 },
    });
    expect(manifest.fields.map(({ name }) => name)).toEqual(['profileId', 'name', 'Town']);
    expect(manifest.parts.map(({ name, rows }) => [name, rows])).toEqual([
      ['00001.csv', 1000],
      ['00002.csv', 1000],
      ['00003.csv', 500],
    ]);
    for (const part of manifest.parts) {
      const bytes = await readFile(path(tenant, `out/${part.name}`));
      expect(bytes.length).toBe(part.bytes);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(part.sha256);
    }
    expect(manifest).toMatchObject({ rows: 2500, asOf: done['asOf'], export: { name: 'All of it' } });
    expect(done).toMatchObject({ expected: 2500, rows: 2500, manifest: 'out/manifest.json', reason: null });
    const [counted] = await query(
      `select count(*)::int n, count(distinct "profileId")::int d, min("Town") t from read_csv('${path(tenant, 'out/*.csv')}')`,
    );
    expect(counted).toEqual({ n: 2500, d: 2500, t: 'Aarhus' });
  });

  it.each([
    [
      'CSV packed with gzip',
      { kind: 'csv', gzip: true, delimiter: ';' },
      (file: string) => `read_csv('${file}.csv.gz', delim=';')`,
    ],
    ['NDJSON', { kind: 'ndjson' }, (file: string) => `read_json('${file}.ndjson', format='newline_delimited')`],
    [
      'NDJSON packed with gzip',
      { kind: 'ndjson', gzip: true },
      (file: string) => `read_json('${file}.ndjson.gz', format='newline_delimited')`,
    ],
    ['Parquet', { kind: 'parquet' }, (file: string) => `read_parquet('${file}.parquet')`],
  ])('is read by DuckDB as %s, and counts equal', async (_, format, table) => {
    const tenant = randomUUID();
    await profiles(tenant, 3000);
    await exported(tenant, { source: { kind: 'all-profiles' }, fields, format, rowsPerPart: 1000 });
    const [counted] = await query(
      `select count(*)::int n, count(distinct "profileId")::int d, count("Town")::int t from ${table(path(tenant, 'out/*'))}`,
    );
    expect(counted).toEqual({ n: 3000, d: 3000, t: 3000 });
  });

  it('disarms what a spreadsheet would run', async () => {
    const tenant = randomUUID();
    await call('PUT /profiles/p1', { tenant, body: { fields: { name: '=HYPERLINK("http://x")' } } });
    await exported(tenant, { source: { kind: 'all-profiles' }, fields: [{ field: 'name' }], format: csv });
    expect((await read(tenant, 'out/00001.csv')).toString()).toBe('profileId,name\np1,"\'=HYPERLINK(""http://x"")"\n');
  });

  it('that has no members writes one part without rows', async () => {
    const tenant = randomUUID();
    await inAarhus(tenant);
    const { manifest } = await exported(tenant, {
      source: { kind: 'segment', segmentId: 'aarhus' },
      fields,
      format: csv,
    });
    expect(manifest.parts).toMatchObject([{ rows: 0 }]);
    expect((await read(tenant, 'out/00001.csv')).toString()).toBe('profileId,name,Town\n');
  });

  it('leaves out profiles that were deleted before it', async () => {
    const tenant = randomUUID();
    await profiles(tenant, 3);
    await call('DELETE /profiles/p0000001', { tenant });
    const { manifest } = await exported(tenant, { source: { kind: 'all-profiles' }, fields, format: csv });
    expect(manifest.rows).toBe(2);
  });
});

describe('an export of an output table', () => {
  it('has all columns of the table as the enrichment names them, and profile fields beside them where they are chosen', async () => {
    const [tenant, enrichmentId] = [randomUUID(), randomUUID()];
    await profiles(tenant, 3);
    const company = { name: 'LEGO', employees: { exact: 27_000 }, specialties: ['bricks'] };
    const updates = ['p0000000', 'p0000001', 'gone'].map((profileId) =>
      anUpdate({ tenant, enrichmentId, profileId, company }),
    );
    const definition = anEnrichmentEvent(tenant, 1, enrichmentId, {
      keptFields: ['name', 'employees', 'specialties'],
      outputTable: 'Firms',
    });
    await exporting.sourcing().publish([definition, ...updates]);
    const source = { kind: 'output-table', enrichmentId };
    const { targetId } = await target(tenant);
    const draft = { name: 'Table', targetId, source, format: { kind: 'ndjson' }, fileName: 'table/{part}' };
    const { exportId } = await eventually(() => define(tenant, draft));
    const lines = await eventually(async () => {
      const { runId } = await run(tenant, exportId);
      await until(tenant, runId, 'Successful');
      const text = (await read(tenant, 'table/00001.ndjson')).toString().trim().split('\n');
      if (text.length < 2) throw new Error('not heard yet');
      return text.map((line): unknown => JSON.parse(line));
    });
    expect(lines[0]).toEqual({
      profileId: 'p0000000',
      name: 'LEGO',
      employees: { exact: 27_000 },
      specialties: ['bricks'],
    });
    // What is said of a profile that is not there any more stays here.
    expect(lines).toHaveLength(2);

    const chosen = [
      { field: 'city' },
      { field: { enrichmentId, field: 'employees.exact' } },
      { field: { enrichmentId, field: 'name' }, name: 'Company' },
      { field: { enrichmentId, field: '$confidence' } },
    ];
    await exported(tenant, { source: { kind: 'all-profiles' }, fields: chosen, format: csv });
    expect((await read(tenant, 'out/00001.csv')).toString().split('\n').slice(0, 4)).toEqual([
      'profileId,city,Firms.employees.exact,Company,Firms.$confidence',
      'p0000000,Aarhus,27000,LEGO,HIGH',
      'p0000001,Odense,27000,LEGO,HIGH',
      'p0000002,Aarhus,,,',
    ]);
  });
});
