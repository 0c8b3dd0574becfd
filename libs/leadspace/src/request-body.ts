import type { CompanyInput } from '@firmograph/enrichment';

/** One record to ask about. `externalId` comes back with its answer, and must be unique within a call. */
export interface CompanyQuery {
  readonly externalId: string;
  readonly input: CompanyInput;
}

/** Most records that Leadspace takes in one bulk. */
export const maxBulkRecords = 500;

export interface BulkReference {
  readonly externalBulkId: string;
  /** Where Leadspace tells that a bulk is done; an http(s) URL. */
  readonly callbackUrl?: string;
}

export function singleBody(query: CompanyQuery): string {
  return JSON.stringify(item(query));
}

/** Throws a RangeError for a number of records that Leadspace does not take. */
export function bulkBody(queries: readonly CompanyQuery[], { externalBulkId, callbackUrl }: BulkReference): string {
  if (queries.length === 0 || queries.length > maxBulkRecords)
    throw new RangeError(`A bulk holds 1 to ${maxBulkRecords} records, not ${queries.length}.`);
  return JSON.stringify({ data: queries.map(item), external_bulk_id: externalBulkId, callbackUrl });
}

// JSON.stringify leaves out what is undefined; an empty string is no evidence and stays here.
function item({ externalId, input: { name, website, location } }: CompanyQuery) {
  const address = location && {
    country: known(location.country),
    state: known(location.state),
    city: known(location.city),
    street: known(location.street),
    postalcode: known(location.postalCode),
  };
  const hasAddress = address !== undefined && Object.values(address).some((part) => part !== undefined);
  return {
    company: { name: known(name), website: known(website), address: hasAddress ? address : undefined },
    external_id: externalId,
  };
}

const known = (value: string | undefined): string | undefined => (value === '' ? undefined : value);
