import type { Company } from '../company.ts';

const encoder = new TextEncoder();
const between = '\u001f';

/** A company as it was given, as bytes. */
export function rowText({ id, name, otherNames = [], ...rest }: Company): Uint8Array {
  const { website = '', country = '', state = '', city = '', postalCode = '' } = rest;
  const fields = [id, name, website, country, state, city, postalCode, ...otherNames];
  return encoder.encode(fields.map((field) => field.slice(0, 1000).replaceAll(between, ' ')).join(between));
}

/** A company, from the bytes between two places. */
export function companyIn(rows: Buffer, from: number, to: number): Company {
  const [id = '', name = '', website = '', country = '', state = '', city = '', postalCode = '', ...otherNames] = rows
    .toString('utf8', from, to)
    .split(between);
  return { id, name, website, country, state, city, postalCode, otherNames };
}
