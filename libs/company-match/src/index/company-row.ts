import type { Company } from '../company.ts';

const encoder = new TextEncoder();
const between = '\u001f';

/** A company as it was given, as bytes. */
export function rowText({ id, name, otherNames = [], ...rest }: Company): Uint8Array {
  const { website = '', country = '', state = '', city = '', postalCode = '' } = rest;
  const fields = [id, name, website, country, state, city, postalCode, ...otherNames];
  return encoder.encode(fields.map((field) => field.slice(0, 1000).replaceAll(between, ' ')).join(between));
}

export function companyIn(bytes: Uint8Array): Company {
  // A decoder does not read shared memory.
  const text = Buffer.from(bytes).toString('utf8');
  const [id = '', name = '', website = '', country = '', state = '', city = '', postalCode = '', ...otherNames] =
    text.split(between);
  return { id, name, website, country, state, city, postalCode, otherNames };
}
