import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, it } from '@jest/globals';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { readCompanies } from './read-companies.ts';

const folder = mkdtempSync(join(tmpdir(), 'reference-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const json =
  '{"id":1,"name":"Norrland Robotics","country":"Sweden"}\n\n{"id":"2","name":"Walrus","former_name":"Seal"}\n';
const parquet = () =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'id', data: ['1', '2'] },
        { name: 'name', data: ['Norrland Robotics', 'Walrus'] },
        { name: 'country', data: ['Sweden', null] },
        { name: 'former_name', data: [null, 'Seal'] },
      ],
    }),
  );

it.each<[string, string | Uint8Array]>([
  ['a.csv', 'id,name,country,former_name\n1,Norrland Robotics,Sweden,\n2,Walrus,,Seal\n'],
  ['a.csv.gz', gzipSync('id,name,country,former_name\n1,Norrland Robotics,Sweden,\n2,Walrus,,Seal\n')],
  ['a.ndjson', json],
  ['a.jsonl.gz', gzipSync(json)],
  ['a.parquet', parquet()],
])('reads %s', async (name, content) => {
  const companies = await readCompanies(file(name, content));
  expect(companies).toMatchObject([
    { id: '1', name: 'Norrland Robotics', country: 'Sweden', website: '' },
    { id: '2', name: 'Walrus', country: '', former_name: 'Seal' },
  ]);
  expect(companies[0]).not.toHaveProperty('former_name');
});

it.each<[string, string, string]>([
  ['b.csv', 'id,title\n1,x\n', 'lacks the columns name'],
  ['c.csv', 'id,name\n1,x\n2,\n', 'Row 2 of the reference file'],
  ['g.csv', 'id,name\n1,"x\n2,y\n', 'has a quote that does not end'],
  ['d.ndjson', '{"id":1,"name":"x"}\n[1]\n', 'Line 2 of the reference file'],
  ['e.ndjson', '', 'is empty'],
  ['f.parquet', 'no parquet at all', 'cannot be read as Parquet'],
])('says in a sentence what is wrong with %s', async (name, content, reason) => {
  await expect(readCompanies(file(name, content))).rejects.toThrow(reason);
});

it.each(['nowhere.csv', 'nowhere.parquet'])('says that %s cannot be read', async (name) => {
  await expect(readCompanies(join(folder, name))).rejects.toThrow('cannot be read: set REFERENCE_FILE');
});
