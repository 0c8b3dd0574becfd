import { buildIndex, type Company, type CompanyIndex } from '@firmograph/company-match';
import { BadInput } from '../reading/bad-input.ts';
import { readRows } from '../reading/read-rows.ts';
import { isRejected } from '../reading/row.ts';
import { scanFile } from '../reading/scan-file.ts';
import { textOf } from '../reading/text-pieces.ts';
import { companyColumns, companyOf, type SaidCompanyColumns } from './company-columns.ts';

/** The index of the companies of a file. Throws `BadInput` when there is none in it. */
export async function readReference(path: string, said: SaidCompanyColumns): Promise<CompanyIndex> {
  const scan = await scanFile(path);
  const columns = companyColumns(scan, said);
  const companies: Company[] = [];
  for await (const rows of readRows({ shape: scan.shape, pieces: textOf(path, scan.shape.encoding) }))
    for (const row of rows) {
      const company = isRejected(row) ? undefined : companyOf(columns, row.fields, row.row);
      if (company !== undefined && company.name.trim() !== '') companies.push(company);
    }
  if (companies.length === 0) throw new BadInput(`No row of the reference ${path} has a company name.`);
  return buildIndex(companies);
}
